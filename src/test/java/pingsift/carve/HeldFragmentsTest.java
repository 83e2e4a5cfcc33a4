// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pingsift.capture.Frame;

class FragmentFramesTest {
  @Test
  void aFrameOutlivesItsBufferAndIsHandedOutOnce() {
    HeldFragments frames = new HeldFragments(10_000);
    byte[] buffer = {0, 0, 1, 2, 3};
    frames.keep(new Frame().place(7, 3, "f").set(99, 101, buffer, 2, 3, 30));
    buffer[2] = 9;
    Frame kept = frames.take(7);
    assertThat(kept).isNotNull();
    assertThat(kept.buffer()).containsExactly(1, 2, 3);
    assertThat(kept.timestampNanos()).isEqualTo(99);
    assertThat(kept.linkType()).isEqualTo(101);
    assertThat(kept.len()).isEqualTo(30);
    assertThat(kept.numberInFile()).isEqualTo(3);
    assertThat(frames.take(7)).isNull();
  }

  @Test
  void theOldestGoWhereMemoryIsFull() {
    HeldFragments frames = new HeldFragments(3_000);
    for (int number = 1; number <= 5; number++) {
      frames.keep(new Frame().place(number, number, "f").set(0, 1, new byte[800], 0, 800, 800));
    }
    assertThat(frames.take(2)).isNull();
    assertThat(frames.take(4)).isNotNull();
    frames.keep(new Frame().place(6, 6, "f").set(0, 1, new byte[800], 0, 800, 800));
    assertThat(frames.take(5)).isNotNull();
    assertThat(frames.take(6)).isNotNull();
  }
}
