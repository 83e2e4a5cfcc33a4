// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where captures say that frames end in a frame check sequence. */
class FrameCheckSequenceTest {
  private static final byte[] ABC = "abc".getBytes(US_ASCII);

  @ParameterizedTest(name = "{0}: {1} bytes")
  @CsvSource({
    "0x24000001, 4",
    "0x14000069, 2",
    "0x04000001, 0",
    "0x20000001, 0",
    "0x30000001, 0",
    "1, 0"
  })
  void aPcapHeaderCountsItInUnitsOfTwoBytesWhereItSaysThatItKnows(String field, int fcsLen) {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      PcapBytes capture = PcapBytes.in(order).linkType(Long.decode(field)).frame(0, ABC);
      assertThat(Reading.of(capture.bytes()).text())
          .isEqualTo(line((int) (Long.decode(field) & 0xffff), fcsLen));
    }
  }

  @ParameterizedTest(name = "{0} is {1} bytes")
  @CsvSource({"32, 4", "16, 2", "4, 4", "2, 2", "0, 0", "17, 0", "255, 0"})
  void anInterfaceGivesItInBitsOrAsSomeWritersDoInBytes(int value, int fcsLen) {
    PcapngBytes capture = PcapngBytes.littleEndian().section();
    capture.iface(1, 0, capture.option(13, (byte) value)).simple(3, ABC).withOptions(ABC);
    assertThat(Reading.of(capture.bytes()).frames())
        .containsExactly(line(1, fcsLen), line(1, fcsLen).replaceFirst("1", "2"));
  }

  @Test
  void theFlagsOfAFrameCountMoreThanItsInterface() {
    PcapngBytes capture = PcapngBytes.bigEndian().section();
    byte[] comment = capture.option(1, "odd".getBytes(US_ASCII));
    byte[] two = capture.option(2, (byte) 0, (byte) 0, (byte) 0, (byte) 0x41);
    byte[] unknown = capture.option(2, (byte) 0, (byte) 0, (byte) 0, (byte) 0x01);
    capture
        .iface(1, 0, capture.option(13, (byte) 32))
        .withOptions(ABC, comment, two, capture.option(0))
        .withOptions(ABC, comment, unknown, capture.option(0))
        .withOptions(ABC, capture.option(0), two);
    assertThat(Reading.of(capture.bytes()).frames())
        .containsExactly(
            line(1, 2), line(1, 4).replaceFirst("1", "2"), line(1, 4).replaceFirst("1", "3"));
  }

  @Test
  void optionsOfAFrameThatDoNotFitAreNoReasonToStop() {
    PcapngBytes capture = PcapngBytes.littleEndian().section().iface(1);
    capture.withOptions(ABC, new byte[] {2, 0, 99, 0, 1, 2, 3, 4}).simple(3, ABC);
    assertThat(Reading.of(capture.bytes()).frames())
        .containsExactly(line(1, 0), line(1, 0).replaceFirst("1", "2"));
  }

  private static String line(int linkType, int fcsLen) {
    return "1 0.000000000 " + linkType + " 3/3 616263" + (fcsLen == 0 ? "" : " fcs " + fcsLen);
  }
}
