// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "192.0.2.255, 192.0.2.255",
    "::, ::",
    "0:0:0:0:0:0:0:0, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:DB8::A, 2001:db8::a",
    "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1", // the first of two equal runs
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1", // one zero is not shortened
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1", // the longer run
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::ffff:192.0.2.1, ::ffff:192.0.2.1",
    "::192.0.2.1, ::c000:201",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "1:2:3:4:5:6:192.0.2.1, 1:2:3:4:5:6:c000:201",
    "fe80::, fe80::",
  })
  void textIsReadAndWrittenInItsCanonicalForm(String text, String canonical) {
    assertThat(IpAddress.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        ":",
        ":::",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.4 ",
        "1..2.3",
        "1.2.3.",
        "-1.2.3.4",
        "1.2.3.0004",
        "0x1.2.3.4",
        "localhost",
        "1:2",
        "1::2::3",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "12345::",
        "g::",
        "1::2:",
        ":1::2",
        "fe80::1%eth0",
        "::1.2.3",
        "::1.2.3.4:5",
        "1:2:3:4:5:6:7:1.2.3.4",
        "[::1]",
        "::1/64",
        "٣::",
        "1.2.3.٤"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThat(IpAddress.parse(text)).isNull();
  }

  /** Addresses with many zeros, where the shortening has something to do. */
  @Provide
  Arbitrary<byte[]> addresses() {
    return Arbitraries.bytes().between((byte) 0, (byte) 1).array(byte[].class).ofSize(16);
  }

  @Property(tries = 3_000)
  void whatIsWrittenIsReadBack(@ForAll("addresses") byte[] bytes) throws UnknownHostException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    IpAddress address = new IpAddress(6, buffer.getLong(), buffer.getLong());
    assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
    // an address in digits is not looked up
    assertThat(InetAddress.getByName(address.toString()).getAddress()).isEqualTo(bytes);
  }

  @Property(tries = 1_000)
  void ipv4IsIpv4Mapped(@ForAll int bits) throws UnknownHostException {
    byte[] bytes = ByteBuffer.allocate(4).putInt(bits).array();
    String text = InetAddress.getByAddress(bytes).getHostAddress();
    IpAddress address = IpAddress.parse(text);
    assertThat(address).isEqualTo(new IpAddress(4, 0, 0xffff_0000_0000L | (bits & 0xffff_ffffL)));
    assertThat(IpAddress.text(address.high(), address.low())).isEqualTo(text);
    assertThat(IpAddress.text(6, address.high(), address.low())).isEqualTo("::ffff:" + text);
  }

  @Property(tries = 3_000)
  void anyTextIsReadOrRefused(@ForAll("texts") String text) {
    IpAddress address = IpAddress.parse(text);
    if (address != null) {
      assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
      assertThat(Arrays.asList(4, 6)).contains(address.version());
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("01259aF:.::%").ofMaxLength(20);
  }
}
