// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import pingsift.decode.IcmpMessage;

/**
 * The numbers of one direction of an iStream, {@value #WORDS} words in a row: what is counted of
 * its messages, and a series of times (round trips of replies, pauses between requests).
 */
final class DirectionTally {
  /*
   *   0 messages                              8 IPv4 identification repeated | zero
   *   1 length of Data: smallest | largest    9 earliest and latest of the series
   *   2 sum of lengths                       10
   *   3 sum of their squares                 11 its mean, as bits of a double
   *   4 bytes of frames                      12 its sum of squared deviations, the same
   *   5 time of the last message
   *   6 ttl: smallest, largest, last (8 bits each) | last IPv4 identification
   *   7 ttl changed | IPv4 identification one up
   *
   * Halves of a word are unsigned.
   */
  static final int WORDS = 13;

  static final int COUNT = 0;
  private static final int LENGTHS = 1;
  static final int DATA_BYTES = 2;
  private static final int SQUARES = 3;
  static final int FRAME_BYTES = 4;
  private static final int PREVIOUS = 5;
  private static final int MARKS = 6;
  private static final int STEPS = 7;
  private static final int REPEATS = 8;
  static final int SERIES_MIN = 9;
  private static final int SERIES_MAX = 10;
  static final int SERIES_MEAN = 11;
  private static final int SERIES_SQUARES = 12;

  private static final long UPPER_ONE = 1L << 32;

  private DirectionTally() {}

  /** Says which words are near an earlier one; the time of a message is near a time in the row. */
  static void near(int[] near, int at, int time) {
    near[at + FRAME_BYTES] = at + DATA_BYTES;
    near[at + PREVIOUS] = time;
    near[at + SERIES_MAX] = at + SERIES_MIN;
  }

  /** What a mean, at this place, is where all values of the series are its smallest. */
  static long meanOfOne(long[] n, int mean) {
    return Double.doubleToRawLongBits((double) n[mean - SERIES_MEAN + SERIES_MIN]);
  }

  // ---- to count

  /** Notes on a message, before it is counted, the pause since the one before it. */
  static void noteGap(long[] n, int at, IcmpMessage message) {
    boolean first = n[at + COUNT] == 0;
    message.noteGap(first ? IcmpMessage.NO_GAP : message.timestampNanos() - n[at + PREVIOUS]);
  }

  /** Counts a message. */
  static void add(long[] n, int at, IcmpMessage message) {
    int length = message.data().wireLength();
    n[at + PREVIOUS] = message.timestampNanos();
    n[at + FRAME_BYTES] += message.framesLen();
    n[at + DATA_BYTES] += length;
    n[at + SQUARES] += (long) length * length;
    int ttl = message.ttl();
    int ipId = message.ipId();
    if (n[at + COUNT]++ == 0) {
      n[at + LENGTHS] = pair(length, length);
      n[at + MARKS] = marks(ttl, ttl, ttl, ipId);
      n[at + REPEATS] = ipId == 0 ? 1 : 0;
      return;
    }
    long lengths = n[at + LENGTHS];
    if (length < upper(lengths) || length > lower(lengths)) {
      n[at + LENGTHS] = pair(Math.min(length, upper(lengths)), Math.max(length, lower(lengths)));
    }
    addMarks(n, at, ttl, ipId);
  }

  private static void addMarks(long[] n, int at, int ttl, int ipId) {
    long marks = n[at + MARKS];
    int min = ttlMin(marks);
    int max = ttlMax(marks);
    if (ttl != ttlLast(marks)) {
      n[at + STEPS] += UPPER_ONE;
      min = Math.min(min, ttl);
      max = Math.max(max, ttl);
    }
    if (ipId != IcmpMessage.ABSENT) {
      int last = (int) marks & 0xffff;
      if (ipId == last) {
        n[at + REPEATS] += UPPER_ONE;
      } else if (ipId == (last + 1 & 0xffff)) {
        n[at + STEPS]++;
      }
      if (ipId == 0) {
        n[at + REPEATS]++;
      }
    }
    n[at + MARKS] = marks(min, max, ttl, ipId);
  }

  /**
   * Adds a value to the series, which has {@code before} of them. Welford's method (Technometrics
   * 4(3), 1962): stable where the mean is large against the deviation, as with times.
   */
  static void addToSeries(long[] n, int at, long before, long value) {
    if (before == 0) {
      n[at + SERIES_MIN] = value;
      n[at + SERIES_MAX] = value;
      n[at + SERIES_MEAN] = Double.doubleToRawLongBits((double) value);
      return;
    }
    n[at + SERIES_MIN] = Math.min(n[at + SERIES_MIN], value);
    n[at + SERIES_MAX] = Math.max(n[at + SERIES_MAX], value);
    double mean = Double.longBitsToDouble(n[at + SERIES_MEAN]);
    double delta = value - mean;
    mean += delta / (before + 1);
    double squares = Double.longBitsToDouble(n[at + SERIES_SQUARES]) + delta * (value - mean);
    n[at + SERIES_MEAN] = Double.doubleToRawLongBits(mean);
    n[at + SERIES_SQUARES] = Double.doubleToRawLongBits(squares);
  }

  // ---- to read

  static Moments series(long[] n, int at, long count, Moments into) {
    double mean = Double.longBitsToDouble(n[at + SERIES_MEAN]);
    double squares = Double.longBitsToDouble(n[at + SERIES_SQUARES]);
    return into.set(count, n[at + SERIES_MIN], n[at + SERIES_MAX], mean, squares);
  }

  /** The series of Data lengths. */
  static Moments lengths(long[] n, int at, Moments into) {
    long count = n[at + COUNT];
    long sum = n[at + DATA_BYTES];
    double squares = deviations(count, n[at + SQUARES], sum);
    return into.set(count, lengthMin(n, at), lengthMax(n, at), (double) sum / count, squares);
  }

  /** The sum of squared deviations: {@code squares - sum * sum / count}, in 128 bits. */
  private static double deviations(long count, long squares, long sum) {
    long low = count * squares - sum * sum;
    long high = Math.multiplyHigh(count, squares) - Math.multiplyHigh(sum, sum);
    if (Long.compareUnsigned(count * squares, sum * sum) < 0) {
      high--;
    }
    return (high * 0x1p64 + (low >>> 1) * 2.0 + (low & 1)) / count;
  }

  static int lengthMin(long[] n, int at) {
    return upper(n[at + LENGTHS]);
  }

  static int lengthMax(long[] n, int at) {
    return lower(n[at + LENGTHS]);
  }

  /** The smallest time to live; {@link IcmpMessage#ABSENT} without messages. */
  static int ttlMin(long[] n, int at) {
    return n[at + COUNT] == 0 ? IcmpMessage.ABSENT : ttlMin(n[at + MARKS]);
  }

  static int ttlMax(long[] n, int at) {
    return n[at + COUNT] == 0 ? IcmpMessage.ABSENT : ttlMax(n[at + MARKS]);
  }

  static long ttlChanges(long[] n, int at) {
    return n[at + STEPS] >>> 32;
  }

  static long ipIdSteps(long[] n, int at) {
    return n[at + STEPS] & 0xffff_ffffL;
  }

  static long ipIdRepeats(long[] n, int at) {
    return n[at + REPEATS] >>> 32;
  }

  static long ipIdZeros(long[] n, int at) {
    return n[at + REPEATS] & 0xffff_ffffL;
  }

  private static long marks(int ttlMin, int ttlMax, int ttlLast, int ipId) {
    return (long) ttlMin << 40 | (long) ttlMax << 32 | (long) ttlLast << 16 | (ipId & 0xffff);
  }

  private static int ttlMin(long marks) {
    return (int) (marks >>> 40);
  }

  private static int ttlMax(long marks) {
    return (int) (marks >>> 32) & 0xff;
  }

  private static int ttlLast(long marks) {
    return (int) (marks >>> 16) & 0xff;
  }

  private static long pair(int upper, int lower) {
    return (long) upper << 32 | lower;
  }

  private static int upper(long pair) {
    return (int) (pair >>> 32);
  }

  private static int lower(long pair) {
    return (int) pair;
  }
}
