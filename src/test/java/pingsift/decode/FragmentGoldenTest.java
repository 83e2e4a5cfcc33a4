// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Drawn fragments, {@code testdata/fragments/CASE.frags}, and what becomes of them, {@code
 * CASE.found}. A line is a frame:
 *
 * <pre>
 * 5ms v4 id 7 0-48 more        bytes 0 to 47 of the content of a packet, 5 ms after the beginning
 * </pre>
 *
 * <p>The content is an Echo Request of 96 bytes with the packet's id as its identifier. Further
 * words: {@code other} (other bytes), {@code cap N} (the snap length left N bytes of it), {@code
 * proto N}, {@code hex …} (this content, to the end of the line). Accept a change with {@code
 * -Dgolden=update}.
 */
class FragmentGoldenTest {
  private static final Path FOLDER = Path.of("testdata/fragments");
  private static final int CONTENT = 96;

  private final List<String> found = new ArrayList<>();
  private final FrameDecoder decoder =
      new FrameDecoder(ReassemblyOptions.DEFAULT, this::incomplete);
  private final IcmpMessage message = new IcmpMessage();

  @TestFactory
  Stream<DynamicTest> fragments() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".frags")).sorted().toList().stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      file.getFileName().toString(), () -> new FragmentGoldenTest().check(file)));
    }
  }

  private void check(Path drawn) throws IOException {
    int number = 0;
    for (String line : Files.readAllLines(drawn)) {
      String words = line.replaceFirst("#.*", "").trim();
      if (!words.isEmpty()) {
        decode(words.split(" +"), ++number);
      }
    }
    found.add("end");
    decoder.end();
    found.add(counts(decoder.fragments()));
    assertThat(decoder.fragments().addUp()).isTrue();
    assertThat(decoder.fragmentBytes()).isZero();
    String actual = String.join("\n", found) + "\n";
    Path expected = Path.of(drawn.toString().replace(".frags", ".found"));
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(expected, actual);
    }
    assertThat(actual)
        .as("%s (accept with -Dgolden=update)", expected)
        .isEqualTo(Files.readString(expected));
  }

  private void decode(String[] words, int number) {
    long nanos = Long.parseLong(words[0].replace("ms", "")) * 1_000_000;
    int version = words[1].equals("v4") ? 4 : 6;
    long id = Long.parseLong(words[3]);
    String[] bounds = words[4].split("-");
    int start = Integer.parseInt(bounds[0]);
    int end = Integer.parseInt(bounds[1]);
    byte[] stretch = Arrays.copyOfRange(content(version, (int) id), start, end);
    int protocol = version == 4 ? FragmentSketch.ICMPV4 : FragmentSketch.ICMPV6;
    int captured = stretch.length;
    boolean more = false;
    for (int i = 5; i < words.length; i++) {
      switch (words[i]) {
        case "more" -> more = true;
        case "other" -> stretch[stretch.length - 1] ^= 0x20;
        case "cap" -> captured = Integer.parseInt(words[++i]);
        case "proto" -> protocol = Integer.parseInt(words[++i]);
        case "hex" -> {
          stretch = HexFormat.of().parseHex(words[++i]);
          captured = stretch.length;
        }
        default -> throw new IllegalArgumentException("what is " + words[i]);
      }
    }
    FragmentSketch sketch = new FragmentSketch(version, id, protocol, start, more, stretch);
    long at = nanos;
    Outcome outcome = decoder.decode(sketch.frame(number, at, captured), message);
    found.add("#" + number + " " + outcome.word() + anomalies(decoder.anomalies()));
    if (outcome == Outcome.ICMP) {
      found.add("   " + text(message, true));
    }
  }

  /** Longer than any packet may be; what is behind the Echo Request goes on as it does. */
  private static byte[] content(int version, int id) {
    byte[] data = new byte[CONTENT - 8];
    byte[] all = new byte[140_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) ('a' + i % 26);
    }
    System.arraycopy(all, 8, data, 0, data.length);
    System.arraycopy(FragmentSketch.echo(version, id, data), 0, all, 0, CONTENT);
    return all;
  }

  private void incomplete(IncompleteDatagram datagram) {
    String length = datagram.length() < 0 ? "" : " of " + datagram.length();
    found.add(
        String.format(
            "   incomplete, %s: v%d id %d, %d%s bytes, %d holes, %s",
            datagram.reason().word(),
            datagram.message().ipVersion(),
            datagram.id(),
            datagram.bytes(),
            length,
            datagram.holes(),
            text(datagram.message(), datagram.hasIcmp())));
  }

  private static String text(IcmpMessage message, boolean icmp) {
    List<Long> frames = new ArrayList<>();
    for (int i = 0; i < message.fragments(); i++) {
      frames.add(message.fragmentFrame(i));
    }
    String of = "frames " + frames;
    if (!icmp) {
      return of;
    }
    return of
        + String.format(
            ", type %d identifier %d, %d of %d bytes of Data, checksum %s",
            message.type(),
            message.identifier(),
            message.data().length(),
            message.data().wireLength(),
            message.checksumStatus().name().toLowerCase(Locale.ROOT));
  }

  private static String anomalies(long set) {
    StringBuilder text = new StringBuilder();
    for (long rest = set; rest != 0; rest &= rest - 1) {
      text.append(' ').append(Anomaly.first(rest).event());
    }
    return text.toString();
  }

  private static String counts(FragmentCounts counts) {
    return String.format(
        "fragments %d, duplicates %d, dropped %d; packets %d, reassembled %d, incomplete %d,"
            + " evicted %d, discarded %d, other protocol %d",
        counts.fragments(),
        counts.duplicates(),
        counts.dropped(),
        counts.datagrams(),
        counts.reassembled(),
        counts.incomplete(),
        counts.evicted(),
        counts.discarded(),
        counts.otherProtocol());
  }
}
