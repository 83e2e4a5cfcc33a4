// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PcapngReadingTest {
  private static final byte[] ABC = "abc".getBytes(US_ASCII);
  private static final long MICROS = 1_700_000_000_123_456L;

  private static String read(PcapngBytes capture) {
    return Reading.of(capture.bytes()).text();
  }

  private static PcapngBytes begun() {
    return PcapngBytes.littleEndian().section().iface(LinkType.ETHERNET);
  }

  static Stream<ByteOrder> bothOrders() {
    return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bothOrders")
  void theThreePacketBlocksAreRead(ByteOrder order) {
    PcapngBytes capture =
        PcapngBytes.in(order)
            .section()
            .iface(LinkType.ETHERNET)
            .enhanced(0, MICROS, ABC)
            .enhanced(0, MICROS + 1, 3, 60, ABC)
            .packet(0, 0xffff, MICROS + 2, ABC)
            .simple(3, ABC);

    assertThat(read(capture))
        .isEqualTo(
            """
            1 1700000000.123456000 1 3/3 616263
            2 1700000000.123457000 1 3/60 616263
            3 1700000000.123458000 1 3/3 616263
            4 1700000000.123458000 1 3/3 616263""");
  }

  @Test
  void eachInterfaceHasItsLinkTypeAndClock() {
    PcapngBytes capture = PcapngBytes.bigEndian().section();
    capture
        .iface(LinkType.ETHERNET)
        .iface(LinkType.RAW, 0, capture.resolution(9))
        .enhanced(1, 1_500_000_000L, ABC)
        .iface(LinkType.LINUX_SLL, 0, capture.resolution(3), capture.offset(100))
        .enhanced(2, 2_500, ABC)
        .enhanced(0, 3_500_000, ABC);

    assertThat(read(capture))
        .isEqualTo(
            """
            1 1.500000000 101 3/3 616263
            2 102.500000000 113 3/3 616263
            3 3.500000000 1 3/3 616263""");
  }

  @Test
  void eachSectionHasItsByteOrderAndInterfaces() {
    PcapngBytes capture =
        PcapngBytes.littleEndian()
            .section()
            .iface(LinkType.ETHERNET)
            .enhanced(0, 1_000_000, ABC)
            .order(ByteOrder.BIG_ENDIAN)
            .section(1, 2)
            .iface(LinkType.RAW)
            .enhanced(0, 2_000_000, ABC)
            .section()
            .enhanced(0, 3_000_000, ABC);

    assertThat(read(capture))
        .isEqualTo(
            """
            1 1.000000000 1 3/3 616263
            2 2.000000000 101 3/3 616263
            c: the frame is of interface 0, its section describes 0, frame 3, byte 196""");
  }

  @Test
  void aSimplePacketTakesTheTimeOfTheFrameBefore() {
    PcapngBytes capture = begun().simple(3, ABC).enhanced(0, MICROS, ABC).simple(3, ABC);

    assertThat(read(capture))
        .isEqualTo(
            """
            1 0.000000000 1 3/3 616263
            2 1700000000.123456000 1 3/3 616263
            3 1700000000.123456000 1 3/3 616263""");
  }

  @Test
  void aSimplePacketIsCutByTheSnapLengthOfItsInterface() {
    PcapngBytes capture =
        PcapngBytes.littleEndian()
            .section()
            .iface(LinkType.RAW, 3)
            .simple(1000, ABC)
            .simple(2, ABC);

    assertThat(read(capture))
        .isEqualTo(
            """
            1 0.000000000 101 3/1000 616263
            2 0.000000000 101 2/2 6162""");
  }

  @Test
  void unknownBlocksAndOptionsAreSkipped() {
    PcapngBytes capture = PcapngBytes.littleEndian().section();
    capture
        .block(0x0000_0bad, new byte[0])
        .iface(
            LinkType.ETHERNET,
            0,
            capture.option(2, "eth0".getBytes(US_ASCII)),
            capture.option(77, new byte[5]),
            capture.resolution(9),
            capture.option(0),
            capture.resolution(0))
        .block(0x8000_0001L, new byte[1_000_000])
        .block(5, new byte[20])
        .enhanced(0, 1, ABC);

    assertThat(read(capture)).isEqualTo("1 0.000000001 1 3/3 616263");
  }

  @Test
  void optionsAfterAPacketAreSkipped() {
    byte[] body =
        new ByteWriter(ByteOrder.LITTLE_ENDIAN)
            .int32(0)
            .int32(0)
            .int32(1_000_000)
            .int32(3)
            .int32(3)
            .raw(ABC)
            .pad()
            .int16(1)
            .int16(65_535)
            .bytes();

    assertThat(read(begun().block(6, body).enhanced(0, 2_000_000, ABC)))
        .isEqualTo(
            """
            1 1.000000000 1 3/3 616263
            2 2.000000000 1 3/3 616263""");
  }

  @Test
  void aPacketOfAMegabyteIsRead() {
    byte[] data = new byte[1 << 20];
    Reading reading = Reading.of(begun().enhanced(0, 1, data).enhanced(0, 2, ABC).bytes());

    assertThat(reading.error()).isEmpty();
    assertThat(reading.frames()).hasSize(2);
    assertThat(reading.frames().get(1)).isEqualTo("2 0.000002000 1 3/3 616263");
  }

  @Test
  void aLengthOnTheWireAbove31BitsIsTheLargestInt() {
    assertThat(read(begun().enhanced(0, 0, 3, 0xffff_ffffL, ABC)))
        .isEqualTo("1 0.000000000 1 3/2147483647 616263");
  }

  static Stream<Arguments> brokenBlocks() {
    byte[] none = {};
    return Stream.of(
        Arguments.of(
            "less than a block",
            begun().block(5, 8, none, 8),
            "a block claims 8 bytes, the least is 12, frame 1, byte 48"),
        Arguments.of(
            "no multiple of 4",
            begun().block(5, 13, none, 13),
            "a block claims 13 bytes, which is no multiple of 4, frame 1, byte 48"),
        Arguments.of(
            "lengths of a skipped block differ",
            begun().block(5, 16, new byte[4], 20),
            "a block gives its length as 16 and at its end as 20, frame 1, byte 48"),
        Arguments.of(
            "lengths of a packet differ",
            begun().enhanced(0, 1, ABC).block(6, 36, new byte[24], 32),
            "a block gives its length as 36 and at its end as 32, frame 2, byte 84"),
        Arguments.of(
            "lengths of a section differ",
            PcapngBytes.bigEndian().raw(changed(PcapngBytes.bigEndian().section().bytes(), 27)),
            "a block gives its length as 28 and at its end as 29, frame 1, byte 0"),
        Arguments.of(
            "packet above the bound",
            begun().block(6, (16 << 20) + 4, none, 0),
            "a block claims 16777220 bytes, at most 16777216 can be, frame 1, byte 48"),
        Arguments.of(
            "packet too small",
            begun().block(6, 28, new byte[16], 28),
            "a block of type 6 claims 28 bytes, the least is 32, frame 1, byte 48"),
        Arguments.of(
            "old packet too small",
            begun().block(2, 28, new byte[16], 28),
            "a block of type 2 claims 28 bytes, the least is 32, frame 1, byte 48"),
        Arguments.of(
            "simple packet too small",
            begun().block(3, 12, none, 12),
            "a block of type 3 claims 12 bytes, the least is 16, frame 1, byte 48"),
        Arguments.of(
            "interface too small",
            PcapngBytes.littleEndian().section().block(1, 16, new byte[4], 16),
            "a block of type 1 claims 16 bytes, the least is 20, frame 1, byte 28"),
        Arguments.of(
            "section too small",
            PcapngBytes.littleEndian()
                .block(0x0a0d0d0a, 16, new byte[] {0x4d, 0x3c, 0x2b, 0x1a}, 16),
            "a block of type 0x0a0d0d0a claims 16 bytes, the least is 28, frame 1, byte 0"),
        Arguments.of(
            "byte-order magic",
            PcapngBytes.littleEndian().block(0x0a0d0d0a, new byte[16]),
            "a section has the unknown byte-order magic 00000000, frame 1, byte 0"),
        Arguments.of(
            "version", begun().section(2, 0), "pcapng version 2.0 is unknown, frame 1, byte 48"),
        Arguments.of(
            "packet above its block",
            begun().enhanced(0, 0, 5, 60, ABC),
            "the frame claims 5 bytes, its block has 4, frame 1, byte 48"),
        Arguments.of(
            "packet far above its block",
            begun().enhanced(0, 0, 0xffff_ffffL, 60, ABC),
            "the frame claims 4294967295 bytes, its block has 4, frame 1, byte 48"),
        Arguments.of(
            "simple packet above its block",
            begun().simple(60, ABC),
            "the frame claims 60 bytes, its block has 4, frame 1, byte 48"),
        Arguments.of(
            "interface out of range",
            begun().enhanced(1, 0, ABC),
            "the frame is of interface 1, its section describes 1, frame 1, byte 48"),
        Arguments.of(
            "interface far out of range",
            begun().enhanced(0xffff_ffffL, 0, ABC),
            "the frame is of interface 4294967295, its section describes 1, frame 1, byte 48"),
        Arguments.of(
            "old packet's interface out of range",
            begun().packet(0xffff, 0, 0, ABC),
            "the frame is of interface 65535, its section describes 1, frame 1, byte 48"),
        Arguments.of(
            "simple packet without an interface",
            PcapngBytes.littleEndian().section().simple(3, ABC),
            "the frame is of interface 0, its section describes 0, frame 1, byte 28"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenBlocks")
  void aBrokenBlockIsTold(String name, PcapngBytes capture, String message) {
    assertThat(Reading.of(capture.bytes()).error()).isEqualTo("c: " + message);
  }

  @Nested
  class BrokenOptions {
    private final PcapngBytes capture = PcapngBytes.littleEndian().section();

    @Test
    void anOptionAboveItsBlock() {
      byte[] option = {9, 0, 0x30, 0x30, 6, 0, 0, 0};

      assertThat(read(capture.iface(1, 0, option)))
          .isEqualTo("c: an option claims 12336 bytes, its block has 4 left, frame 1, byte 28");
    }

    @Test
    void aResolutionOfTwoBytes() {
      assertThat(read(capture.iface(1, 0, capture.option(9, new byte[2]))))
          .isEqualTo("c: the option if_tsresol has 2 bytes, it must have 1, frame 1, byte 28");
    }

    @Test
    void anOffsetOfFourBytes() {
      assertThat(read(capture.iface(1, 0, capture.option(14, new byte[4]))))
          .isEqualTo("c: the option if_tsoffset has 4 bytes, it must have 8, frame 1, byte 28");
    }
  }

  @ParameterizedTest(name = "cut to {0} bytes")
  @CsvSource(
      delimiter = '|',
      value = {
        "84 | ''",
        "83 | c: the file ends inside a block, after 35 of its 36 bytes, frame 1, byte 48",
        "60 | c: the file ends inside a block, after 12 of its 36 bytes, frame 1, byte 48",
        "59 | c: the file ends inside the header of a block, frame 1, byte 48",
        "48 | ''",
        "47 | c: the file ends inside a block, after 19 of its 20 bytes, frame 1, byte 28",
        "27 | c: the file ends inside a block, after 27 of its 28 bytes, frame 1, byte 0",
        "13 | c: the file ends inside a block, after 13 of its 28 bytes, frame 1, byte 0",
        "9 | c: the file ends inside the header of a block, frame 1, byte 0",
      })
  void aCutBlockIsTold(int length, String message) {
    byte[] capture = begun().enhanced(0, 1, ABC).bytes();

    assertThat(Reading.of(Arrays.copyOf(capture, length)).error()).isEqualTo(message);
  }

  @Test
  void aSkippedBlockMayClaimMoreThanIsThere() {
    assertThat(read(begun().block(5, 0xffff_fffcL, new byte[100], 0)))
        .isEqualTo(
            "c: the file ends inside a block, after 112 of its 4294967292 bytes, frame 1, byte 48");
  }

  @Test
  void thereIsABoundOnInterfaces() {
    PcapngBytes capture = PcapngBytes.littleEndian().section();
    for (int i = 0; i < PcapngRecords.MAX_INTERFACES; i++) {
      capture.iface(i == 65_535 ? LinkType.RAW : LinkType.ETHERNET);
    }
    capture.enhanced(65_535, 1, ABC).iface(LinkType.ETHERNET);

    assertThat(read(capture))
        .isEqualTo(
            """
            1 0.000001000 101 3/3 616263
            c: a section describes more than 65536 interfaces, frame 2, byte 1310784""");
  }

  private static byte[] changed(byte[] bytes, int at) {
    bytes[at]++;
    return bytes;
  }
}
