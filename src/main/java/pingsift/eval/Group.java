// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;

/**
 * The records that made a rule over several of them match: those of a window, or the steps of a
 * sequence.
 *
 * @param keys what the records have in common
 * @param records how many there were
 * @param firstNanos time of the first of them, nanoseconds since the epoch
 * @param lastNanos time of the last of them
 * @param frames their deciding frames, ascending: the latest ones where there were too many to keep
 * @param steps of a sequence, in source order; else empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Group(
    List<Key> keys,
    long records,
    long firstNanos,
    long lastNanos,
    long[] frames,
    List<Step> steps) {
  public Group {
    keys = List.copyOf(keys);
    steps = List.copyOf(steps);
  }

  /** Records without an order of their own. */
  public Group(List<Key> keys, long records, long firstNanos, long lastNanos, long[] frames) {
    this(keys, records, firstNanos, lastNanos, frames, List.of());
  }

  /**
   * One step of a sequence.
   *
   * @param scope {@code frame}, {@code exchange} or {@code istream}
   * @param text the step as written, from its scope to the end of its condition
   * @param absent whether it is one that did not happen; then it has no frame and no time
   * @param frame of the record, from 1
   * @param nanos time of the record, nanoseconds since the epoch
   * @param evidence how many pieces of the match's evidence are about it, in the same order
   */
  public record Step(
      String scope, String text, boolean absent, long frame, long nanos, int evidence) {}

  /**
   * One key.
   *
   * @param value Long, Double, Boolean, String or byte[]
   */
  public record Key(String name, Object value) {}
}
