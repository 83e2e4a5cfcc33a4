// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

import pingsift.check.Type;
import pingsift.eval.ShownNumber;
import pingsift.eve.Decimals;

/** How far a number is from what was wanted, in words. */
final class GapText {
  private GapText() {}

  /** {@code is 2, 1 too few}; {@code is 6.2, 0.8 too low}. */
  static String of(Gap gap) {
    String is = "is " + number(gap.value(), gap.type());
    double missing = gap.missing();
    if (missing == 0) {
      return is + ", which is just not enough";
    }
    String by = number(Math.abs(missing), gap.type());
    String more = gap.strict() ? "more than " : "";
    return is + ", " + more + by + (missing > 0 ? " too low" : " too high");
  }

  private static String number(double value, Type type) {
    if (type == Type.DURATION || type == Type.TIME) {
      Type shown = type == Type.TIME && Math.abs(value) > 1e15 ? type : Type.DURATION;
      return ShownNumber.of(Math.round(value), shown).toString();
    }
    boolean whole = type == Type.INT && value == Math.rint(value);
    return whole ? Long.toString((long) value) : Decimals.text(value);
  }
}
