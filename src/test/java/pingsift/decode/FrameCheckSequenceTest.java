// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import pingsift.capture.Frame;

/** A frame check sequence that the capture tells of belongs to the frame, not to its packet. */
class FrameCheckSequenceTest {
  private static final HexCase WHOLE = HexCase.of("ipv4-total-length-zero");

  /** The frame with four more bytes, of which {@code missing} were cut off. */
  private static Frame withTrailer(int missing) {
    byte[] bytes = Arrays.copyOf(WHOLE.bytes(), WHOLE.bytes().length + 4);
    return new HexCase("trailer", WHOLE.linkType(), bytes.length, bytes)
        .cut(bytes.length - missing)
        .frame(0);
  }

  @Test
  void itIsNoData() {
    assertThat(MessageText.of(withTrailer(0).fcsLen(4)))
        .isEqualTo(MessageText.of(WHOLE.frame(0)))
        .contains("data_len 8 of 8");
  }

  @Test
  void withoutAWordOfItTheSameBytesAreData() {
    assertThat(MessageText.of(withTrailer(0))).contains("data_len 12 of 12");
  }

  @Test
  void aCutInsideItLeavesThePacketWhole() {
    assertThat(MessageText.of(withTrailer(3).fcsLen(4))).isEqualTo(MessageText.of(WHOLE.frame(0)));
  }

  @Property(tries = 500)
  void anyLengthOfItIsReadInsideTheFrame(
      @ForAll @IntRange(max = 30) int fcsLen, @ForAll @IntRange(max = 50) int capLen) {
    HexCase cut = WHOLE.cut(Math.min(capLen, WHOLE.bytes().length));
    assertThat(MessageText.of(cut.frame(0x00).fcsLen(fcsLen)))
        .isEqualTo(MessageText.of(cut.frame(0xff).fcsLen(fcsLen)));
  }
}
