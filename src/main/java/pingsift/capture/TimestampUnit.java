// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

/**
 * What one tick of a pcapng interface is worth, and from when it counts: the options {@code
 * if_tsresol} and {@code if_tsoffset}.
 *
 * <p>Rounds down to whole nanoseconds. Results are kept within 0..{@link #LATEST_NANOS} (1970 to
 * 2116), so that neither the difference of two times nor a time plus a timeout can overflow.
 */
final class TimestampUnit {
  static final long LATEST_NANOS = (1L << 62) - 1;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int BINARY = 0x80;

  /** 10^0 .. 10^19; the last is above 2^63-1 and to be read as unsigned. */
  private static final long[] POWERS_OF_TEN = new long[20];

  static {
    POWERS_OF_TEN[0] = 1;
    for (int i = 1; i < POWERS_OF_TEN.length; i++) {
      POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
    }
  }

  private final int exponent;
  private final boolean binary;
  private final long offsetSeconds;

  /** For the usual units (10^-9 s and coarser, no offset): nanoseconds per tick, else 0. */
  private final long nanosPerTick;

  private final long plainTicks;

  /**
   * @param resolution the byte of {@code if_tsresol}: a tick is 10^-n s, or 2^-n s where the
   *     highest bit is set; n is the other seven bits
   */
  TimestampUnit(int resolution, long offsetSeconds) {
    this.exponent = resolution & 0x7f;
    this.binary = (resolution & BINARY) != 0;
    this.offsetSeconds = offsetSeconds;
    boolean usual = !binary && exponent <= 9 && offsetSeconds == 0;
    this.nanosPerTick = usual ? POWERS_OF_TEN[9 - exponent] : 0;
    this.plainTicks = usual ? LATEST_NANOS / nanosPerTick : -1;
  }

  /** Nanoseconds since the epoch for a timestamp of 64 bits, unsigned. */
  long nanos(long ticks) {
    if (ticks >= 0 && ticks <= plainTicks) {
      return ticks * nanosPerTick;
    }
    return binary ? fromBinary(ticks) : fromDecimal(ticks);
  }

  private long fromDecimal(long ticks) {
    if (exponent >= POWERS_OF_TEN.length) {
      // 64 bits of ticks are less than a second here, and nothing from 10^-29 s on
      int toNanos = exponent - 9;
      boolean visible = toNanos < POWERS_OF_TEN.length;
      return since(0, visible ? Long.divideUnsigned(ticks, POWERS_OF_TEN[toNanos]) : 0);
    }
    long ticksPerSecond = POWERS_OF_TEN[exponent];
    long fraction = Long.remainderUnsigned(ticks, ticksPerSecond);
    long nanos =
        exponent <= 9
            ? fraction * POWERS_OF_TEN[9 - exponent]
            : Long.divideUnsigned(fraction, POWERS_OF_TEN[exponent - 9]);
    return since(Long.divideUnsigned(ticks, ticksPerSecond), nanos);
  }

  private long fromBinary(long ticks) {
    if (exponent == 0) {
      return since(ticks, 0);
    }
    boolean wholeSeconds = exponent < Long.SIZE;
    long seconds = wholeSeconds ? ticks >>> exponent : 0;
    long fraction = wholeSeconds ? ticks & ((1L << exponent) - 1) : ticks;
    // fraction * 10^9 in 128 bits, shifted right by the exponent
    long high =
        Math.multiplyHigh(fraction, NANOS_PER_SECOND) + (fraction < 0 ? NANOS_PER_SECOND : 0);
    long low = fraction * NANOS_PER_SECOND;
    long nanos =
        exponent < Long.SIZE
            ? high << (Long.SIZE - exponent) | low >>> exponent
            : high >>> (exponent - Long.SIZE);
    return since(seconds, nanos);
  }

  /** Adds the offset and keeps the sum in range; {@code seconds} is unsigned, nanos below 10^9. */
  private long since(long seconds, long nanos) {
    long total = seconds + offsetSeconds;
    boolean unsignedSeconds = seconds < 0;
    if (!unsignedSeconds && offsetSeconds < 0 && total < 0) {
      return 0;
    }
    boolean overflow = total < 0 || (unsignedSeconds && offsetSeconds >= 0);
    if (overflow || total > LATEST_NANOS / NANOS_PER_SECOND) {
      return LATEST_NANOS;
    }
    return Math.min(total * NANOS_PER_SECOND + nanos, LATEST_NANOS);
  }
}
