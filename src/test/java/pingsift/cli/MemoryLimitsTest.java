// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pingsift.stream.StreamOptions;

class MemoryLimitsTest {
  @Test
  void aLargeHeapKeepsTheUsual() {
    MemoryLimits limits = MemoryLimits.of(8L << 30);
    assertThat(limits.streams()).isEqualTo(StreamOptions.DEFAULT.maxStreams());
    assertThat(limits.streamBytes()).isEqualTo(StreamOptions.DEFAULT.maxBytes());
    assertThat(limits.recordBytesOfOne()).isEqualTo(64 << 20);
  }

  @Test
  void aSmallHeapKeepsWhatFits() {
    MemoryLimits limits = MemoryLimits.of(256 << 20);
    long streams = limits.streams() * 2_000L;
    assertThat(streams + limits.recordBytes()).isBetween(64L << 20, 192L << 20);
    assertThat(limits.streamBytes()).isEqualTo(64 << 20);
  }

  @Test
  void threadsAreAsManyAsFit() {
    assertThat(MemoryLimits.of(8 << 20).threads()).isEqualTo(1);
    assertThat(MemoryLimits.of(64 << 20).threads()).isEqualTo(4);
    assertThat(MemoryLimits.of(64L << 30).threads()).isEqualTo(64);
  }
}
