// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.fields.Accessor;

/** A whole number, a duration or a time (nanoseconds), or a yes or no as 1 or 0. Immutable. */
abstract class IntValue {
  static final long ABSENT = Accessor.ABSENT;

  /** The value, or {@link #ABSENT}. */
  abstract long read(Evaluation evaluation);

  /** In simple operations. */
  abstract int cost();
}
