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

class PcapReadingTest {
  private static final byte[] ABC = "abc".getBytes(US_ASCII);
  private static final long TIME = 1_700_000_000_123_456_789L;

  private static String read(PcapBytes capture) {
    return Reading.of(capture.bytes()).text();
  }

  static Stream<Arguments> magicsInBothOrders() {
    return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
        .flatMap(
            order ->
                Stream.of(
                    Arguments.of("microseconds", PcapBytes.MICROS, order, "123456000"),
                    Arguments.of("nanoseconds", PcapBytes.NANOS, order, "123456789"),
                    Arguments.of("longer record headers", PcapBytes.PATCHED, order, "123456000")));
  }

  @ParameterizedTest(name = "{0}, {2}")
  @MethodSource("magicsInBothOrders")
  void everyMagicIsReadInBothOrders(String name, int magic, ByteOrder order, String fraction) {
    PcapBytes capture =
        PcapBytes.in(order).magic(magic).frame(TIME, ABC).frame(TIME + 1_000_000_000L, ABC, 60);

    assertThat(read(capture))
        .isEqualTo(
            """
            1 1700000000.%s 1 3/3 616263
            2 1700000001.%s 1 3/60 616263"""
                .formatted(fraction, fraction));
  }

  @Test
  void aCaptureWithoutFramesIsNoError() {
    assertThat(read(PcapBytes.littleEndian())).isEmpty();
  }

  @Test
  void aFrameWithoutBytesIsAFrame() {
    assertThat(read(PcapBytes.littleEndian().frame(TIME, new byte[0]).frame(TIME, ABC)))
        .isEqualTo(
            """
            1 1700000000.123456000 1 0/0\s
            2 1700000000.123456000 1 3/3 616263""");
  }

  @Test
  void aFrameLongerThanTheSnapLengthIsRead() {
    assertThat(read(PcapBytes.littleEndian().snapLen(2).frame(TIME, ABC)))
        .isEqualTo("1 1700000000.123456000 1 3/3 616263");
  }

  @ParameterizedTest(name = "{0} is link type {1}")
  @CsvSource({"0x00000001, 1", "0x24000001, 1", "0x02c5e1f5, 57845", "0x10000114, 276"})
  void bitsAboveTheLinkTypeAreNotPartOfIt(String field, int linkType) {
    PcapBytes capture = PcapBytes.bigEndian().linkType(Long.decode(field)).frame(TIME, ABC);

    assertThat(read(capture)).startsWith("1 1700000000.123456000 " + linkType + " ");
  }

  @ParameterizedTest(name = "version {0}.{1}: {2} then {3} is {4}")
  @CsvSource({
    "2, 4, 3, 60, 3/60",
    "2, 3, 3, 60, 3/60",
    "2, 3, 60, 3, 3/60",
    "2, 2, 60, 3, 3/60",
    "2, 0, 60, 3, 3/60",
    "543, 0, 60, 3, 3/60",
  })
  void oldVersionsHaveTheLengthsInOtherOrder(
      int major, int minor, long first, long second, String lengths) {
    PcapBytes capture =
        PcapBytes.littleEndian().version(major, minor).record(1, 2, first, second, ABC);

    assertThat(read(capture)).isEqualTo("1 1.000002000 1 " + lengths + " 616263");
  }

  @ParameterizedTest(name = "{0} s and {1} µs is {2}")
  @CsvSource({
    "4294967295, 999999, 4294967295.999999000",
    "10, 1000000, 11.000000000",
    "10, -8, 9.999992000",
    "0, -8, 0.000000000",
    "4294967295, 2147483647, 4294969442.483647000",
  })
  void theFractionIsAddedWhateverItIs(long seconds, long fraction, String time) {
    PcapBytes capture = PcapBytes.littleEndian().record(seconds, fraction, 3, 3, ABC);

    assertThat(read(capture)).isEqualTo("1 " + time + " 1 3/3 616263");
  }

  @Test
  void aLengthOnTheWireAbove31BitsIsTheLargestInt() {
    assertThat(read(PcapBytes.bigEndian().record(1, 0, 3, 0xffff_ffffL, ABC)))
        .isEqualTo("1 1.000000000 1 3/2147483647 616263");
  }

  @Test
  void framesThatCrossTheBufferStayWhole() {
    PcapBytes capture = PcapBytes.littleEndian().nanos();
    StringBuilder wanted = new StringBuilder();
    for (int i = 1; i <= 800; i++) {
      byte[] data = new byte[i * 7 % 1500];
      Arrays.fill(data, (byte) i);
      capture.frame(i, data);
      wanted.append(
          "%d 0.%09d 1 %d/%d %s\n"
              .formatted(
                  i, i, data.length, data.length, "%02x".formatted(i & 0xff).repeat(data.length)));
    }
    assertThat(capture.bytes().length).isGreaterThan(2 * ByteWindow.INITIAL_CAPACITY);

    assertThat(read(capture) + "\n").isEqualTo(wanted.toString());
  }

  @Nested
  class LongFrames {
    private String lengthsOf(long snapLen, int capLen) {
      byte[] data = new byte[capLen];
      PcapBytes capture =
          PcapBytes.littleEndian().snapLen(snapLen).frame(TIME, data).frame(TIME, ABC);
      Reading reading = Reading.of(capture.bytes());
      return reading.frames().size() + " frames " + reading.error();
    }

    @ParameterizedTest(name = "snap length {0}, frame of {1}")
    @CsvSource({"0, 262144", "65535, 262144", "300000, 300000", "4294967295, 16777216"})
    void areReadUpToTheBound(long snapLen, int capLen) {
      assertThat(lengthsOf(snapLen, capLen)).isEqualTo("2 frames ");
    }

    @ParameterizedTest(name = "snap length {0}, frame of {1}")
    @CsvSource({
      "0, 262145, 262144",
      "65535, 262145, 262144",
      "300000, 300001, 300000",
      "4294967295, 16777217, 16777216"
    })
    void areAnErrorAboveTheBound(long snapLen, int capLen, int bound) {
      assertThat(lengthsOf(snapLen, capLen))
          .isEqualTo(
              "0 frames c: the frame claims %d bytes, at most %d can be, frame 1, byte 24"
                  .formatted(capLen, bound));
    }
  }

  @Nested
  class Errors {
    @Test
    void versionThatIsUnknown() {
      assertThat(read(PcapBytes.littleEndian().version(3, 1)))
          .isEqualTo("c: pcap version 3.1 is unknown, byte 0");
      assertThat(read(PcapBytes.bigEndian().version(2, 5)))
          .isEqualTo("c: pcap version 2.5 is unknown, byte 0");
    }

    @Test
    void fileHeaderThatIsCut() {
      byte[] header = Arrays.copyOf(PcapBytes.littleEndian().bytes(), 23);

      assertThat(Reading.of(header).text()).isEqualTo("c: the file ends inside its header, byte 0");
    }

    @Test
    void frameHeaderThatIsCut() {
      assertThat(read(PcapBytes.littleEndian().frame(TIME, ABC).raw(new byte[15])))
          .isEqualTo(
              """
              1 1700000000.123456000 1 3/3 616263
              c: the file ends inside the header of a frame, frame 2, byte 43""");
    }

    @Test
    void frameThatIsCut() {
      assertThat(read(PcapBytes.littleEndian().frame(TIME, ABC).record(1, 0, 5, 60, ABC)))
          .isEqualTo(
              """
              1 1700000000.123456000 1 3/3 616263
              c: the file ends inside a frame, after 3 of its 5 bytes, frame 2, byte 43""");
    }

    @Test
    void capturedLengthAbove31Bits() {
      assertThat(read(PcapBytes.littleEndian().record(1, 0, 0xffff_fff0L, 60, ABC)))
          .isEqualTo(
              "c: the frame claims 4294967280 bytes, at most 262144 can be, frame 1, byte 24");
    }
  }
}
