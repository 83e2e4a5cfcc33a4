// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import pingsift.bytes.Mixer;

/**
 * The values of a record's keys: records with equal ones belong together. Filled again and again by
 * {@link KeyReader#read}.
 */
final class GroupKey {
  private final long[] values;
  private int hash;

  /** When {@link KeyReader} filled it, by {@link Evaluation#moves}. */
  long readAt = -1;

  /** Whether it found all values then. */
  boolean isWhole;

  GroupKey(int longs) {
    values = new long[longs];
  }

  int longs() {
    return values.length;
  }

  long get(int index) {
    return values[index];
  }

  void set(int index, long value) {
    values[index] = value;
  }

  /** To be called when all values are set. */
  void seal(Mixer mixer) {
    long mixed = values.length;
    for (long value : values) {
      mixed = mixer.mix(mixed, value);
    }
    hash = Mixer.fold(mixed);
  }

  /** Takes over the values of another key with as many. */
  void copyFrom(GroupKey other) {
    System.arraycopy(other.values, 0, values, 0, values.length);
    hash = other.hash;
  }

  /** Writes values and hash down, {@link #longs} and one more from {@code at} on. */
  void writeTo(long[] to, int at) {
    to[at] = hash;
    System.arraycopy(values, 0, to, at + 1, values.length);
  }

  /** Takes over what {@link #writeTo} wrote of a key with as many values. */
  void readFrom(long[] from, int at) {
    hash = (int) from[at];
    System.arraycopy(from, at + 1, values, 0, values.length);
  }

  /** Writes the values where a table keeps them. */
  void copyTo(Keyed kept) {
    System.arraycopy(values, 0, kept.key, 0, values.length);
    kept.hash = hash;
  }

  int hash() {
    return hash;
  }

  boolean isOf(Keyed kept) {
    return hash == kept.hash && Arrays.equals(values, kept.key);
  }
}
