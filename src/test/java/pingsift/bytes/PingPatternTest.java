// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pingsift.capture.Corpus;

class PingPatternTest {
  private static final Pattern WHOLE_DATA =
      Pattern.compile("\"len\":(\\d+),\"cap\":\\1,\"data\":\"([0-9a-f]*)\"");

  /** Data as programs sent it, each with the last byte changed and cut beside it. */
  @ParameterizedTest
  @CsvSource({
    "zeros,       0*56",
    "windows,     6162636465666768696a6b6c6d6e6f7071727374757677616263646566676869",
    "l3retriever, 4142434445464748494a4b4c4d4e4f5051525354555657414243444546474849",
    "hping,       58*24",
    "traceroute,  48494a4b4c4d4e4f5051525354555657",
    "iputils,     99ed016b00000000b057030000000000101112131415161718191a1b1c1d1e1f2021222324",
    "iputils,     0fea016b00000000022e040000000000",
    "iputils,     0001020304050607",
    "iputils,     99ed016bb057030008090a0b0c0d0e0f1011121314",
    "bsd,         68e778010000000008090a0b0c0d0e0f101112131415161718191a1b1c",
    "bsd,         0007780121fbf69a08090a0b0c0d0e0f101112131415161718191a1b1c",
    "openbsd,     6566f3835b05f1125b738bb151c9722cd2c642e6e86403c018191a1b1c1d1e1f20",
    "inetutils,   64ea016b0000000054e0000000000000000102030405060708090a0b",
    "nagios,      bdea016b00000000b7d40a00000000000a00000000000000000000",
    "busybox,     c425365a0000000000000000000000",
    "cisco,       000000000a3b1c00abcdabcdabcdabcdabcd",
    "python_ping, 00000000de39da41515151515151515151",
    "go_example,  48454c4c4f2d522d552d5448455245",
  })
  void namesTheProgram(String name, String data) {
    byte[] bytes = bytes(data);
    assertThat(name(bytes)).isEqualTo(name);
    assertThat(PingPattern.of(new Bytes().wrap(bytes, 0, bytes.length, bytes.length + 1))).isNull();
    boolean endsWithTime = bytes.length == 16 && name.equals("iputils");
    bytes[bytes.length - 1] ^= endsWithTime ? (byte) 0x40 : 1;
    assertThat(name(bytes)).isNotEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "liboping,   'liboping -- ICMP ping library <http://octo.it/liboping/>'",
    "simpleping, '                          99 bottles of beer on the wall'",
    "simpleping, '                           7 bottles of beer on the wall'",
  })
  void namesTheProgramByItsText(String name, String text) {
    assertThat(name(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "'                          x9 bottles of beer on the wall'",
    "'a                         99 bottles of beer on the wall'",
    "abc",
    "'GET / HTTP/1.1'",
    "HELLO-R-U-THERE!",
  })
  void otherTextIsNoPattern(String text) {
    assertThat(name(text.getBytes(StandardCharsets.US_ASCII))).isNull();
  }

  @Property(tries = 300)
  void bytesWithNoLawHaveNoPattern(@ForAll @Size(min = 40, max = 200) byte[] data) {
    // whatever stands elsewhere, these cannot all follow one law
    data[30] = 7;
    data[31] = 99;
    data[32] = 7;
    assertThat(name(data)).isNull();
  }

  @Property(tries = 200)
  void oneByteThatDoesNotFitIsEnough(@ForAll @IntRange(min = 24, max = 55) int at) {
    byte[] data = bytes("99ed016b00000000b057030000000000".concat(ramp(16, 56)));
    assertThat(name(data)).isEqualTo("iputils");
    data[at] ^= 0x55;
    assertThat(name(data)).isNull();
  }

  /** What programs sent, by the name of the capture. */
  @ParameterizedTest
  @CsvSource({
    "iputils-default20,         iputils",
    "iputils-s1472-DF,          iputils",
    "iputils6-default,          iputils",
    "busybox-default,           busybox",
    "toybox-default,            busybox",
    "inetutils-default,         inetutils",
    "fping-default,             zeros",
    "mtr-default,               zeros",
    "nagios-check_icmp,         nagios",
    "emubenign-windows-default, windows",
    "emubenign-l3retriever-w2k, l3retriever",
    "emubenign-macos-default,   bsd",
    "emubenign-freebsd-default, bsd",
    "emubenign-openbsd-current, openbsd",
    "emubenign-cisco-ios,       cisco",
    "emubenign-python-ping-Q,   python_ping",
    "fping-random-b256,         ''",
    "iputils-p-exfil,           ''",
    "hping3-fileexfil,          ''",
    "ptunnel-http,              ''",
    "icmptunnel_dk-http,        ''",
    "emu-pingtunnel-clear,      ''",
  })
  void namesWhatCapturesHold(String capture, String wanted) throws IOException {
    Path lines = Corpus.root().resolve("own").resolve(capture + ".pcap.tshark.jsonl");
    assumeThat(lines).as("no corpus, see -Dpingsift.corpus").exists();
    TreeSet<String> names = new TreeSet<>();
    Matcher data = WHOLE_DATA.matcher(Files.readString(lines));
    while (data.find()) {
      String name = name(HexFormat.of().parseHex(data.group(2)));
      names.add(name == null ? "" : name);
    }
    assertThat(names).containsExactly(wanted);
  }

  private static @Nullable String name(byte[] data) {
    PingPattern pattern = PingPattern.of(new Bytes().wrap(data, 0, data.length, data.length));
    return pattern == null ? null : pattern.word();
  }

  /** {@code 58*24} is one byte so many times. */
  private static byte[] bytes(String text) {
    String[] parts = text.split("\\*");
    String hex = parts.length == 1 ? text : two(parts[0]).repeat(Integer.parseInt(parts[1]));
    return HexFormat.of().parseHex(hex);
  }

  private static String two(String digits) {
    return digits.length() == 1 ? "0" + digits : digits;
  }

  private static String ramp(int from, int to) {
    StringBuilder hex = new StringBuilder();
    for (int i = from; i < to; i++) {
      hex.append("%02x".formatted(i));
    }
    return hex.toString();
  }
}
