// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.math.BigDecimal;
import java.time.Instant;
import pingsift.check.Type;

/** How an alert shows a number of nanoseconds: durations as rules write them, times as ISO 8601. */
public final class ShownNumber {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int FEW = 1_000_000;

  private ShownNumber() {}

  /** As an alert or a report has it: a text, a Boolean for BOOL, else the number itself. */
  public static Object of(long number, Type type) {
    return switch (type) {
      case DURATION -> duration(number);
      case TIME ->
          Instant.ofEpochSecond(
                  Math.floorDiv(number, NANOS_PER_SECOND), Math.floorMod(number, NANOS_PER_SECOND))
              .toString();
      case BOOL -> number == 1;
      default -> number;
    };
  }

  /** {@code 20ms}, {@code 1.5s}, {@code 700ns}: exact, without trailing zeros. */
  private static String duration(long nanos) {
    long size = Math.abs(nanos);
    if (size < 1_000) {
      return nanos + "ns";
    }
    if (size < FEW) {
      return scaled(nanos, 3) + "us";
    }
    return size < NANOS_PER_SECOND ? scaled(nanos, 6) + "ms" : scaled(nanos, 9) + "s";
  }

  private static String scaled(long nanos, int digits) {
    return BigDecimal.valueOf(nanos, digits).stripTrailingZeros().toPlainString();
  }
}
