// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/** A float. Immutable. */
abstract class FloatValue {
  /** The value, or NaN where it is absent. */
  abstract double read(Evaluation evaluation);

  /** In simple operations. */
  abstract int cost();
}
