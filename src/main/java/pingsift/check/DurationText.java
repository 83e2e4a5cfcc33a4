// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

/** Durations as rules write them. */
final class DurationText {
  private static final String[] UNITS = {"d", "h", "m", "s", "ms", "us", "ns"};
  private static final long[] NANOS = {
    86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L, 1L
  };

  private DurationText() {}

  /** With the largest unit that needs no fraction: {@code 90s}, {@code 2m}. */
  static String of(long nanos) {
    int unit = 0;
    while (nanos % NANOS[unit] != 0) {
      unit++;
    }
    return nanos / NANOS[unit] + UNITS[unit];
  }
}
