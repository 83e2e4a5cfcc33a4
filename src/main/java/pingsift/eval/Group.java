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
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Group(List<Key> keys, long records, long firstNanos, long lastNanos, long[] frames) {
  public Group {
    keys = List.copyOf(keys);
  }

  /**
   * One key.
   *
   * @param value Long, Double, Boolean, String or byte[]
   */
  public record Key(String name, Object value) {}
}
