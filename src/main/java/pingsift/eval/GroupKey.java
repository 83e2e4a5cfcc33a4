// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import pingsift.bytes.Mixer;

/**
 * The values of a record's keys: records with equal ones belong together.
 *
 * <p>It can be filled again and again by {@link KeyReader#read}, and then be looked up in a map
 * without garbage; {@link #copy} is what a map keeps.
 */
final class GroupKey {
  private final long[] values;
  private int hash;

  GroupKey(int longs) {
    this(new long[longs], 0);
  }

  private GroupKey(long[] values, int hash) {
    this.values = values;
    this.hash = hash;
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

  GroupKey copy() {
    return new GroupKey(values.clone(), hash);
  }

  /** Bytes of memory that a copy takes, with its array. */
  int bytes() {
    return 24 + 16 + Long.BYTES * values.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupKey that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
