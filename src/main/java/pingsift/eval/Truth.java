// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/**
 * The three values of a condition: Kleene's strong logic.
 *
 * <p>{@link #UNKNOWN} stands for both "a value is absent" and "not certain yet": either way a rule
 * does not match on it.
 */
public enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  public static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  public Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
