// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import pingsift.check.Expression.And;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Quantifier;

/** Tells the {@code and}, {@code or} and {@code not} of users from those that checking made. */
public final class Joints {
  private Joints() {}

  /**
   * Whether a part is a joint of the user's: the checker makes some of one piece of text, as {@code
   * not in} and a set with a range are.
   */
  public static boolean isWritten(Expression part) {
    if (!isJoint(part)) {
      return false;
    }
    Expression first = part.parts().get(0);
    boolean implied = first instanceof Quantifier quantifier && quantifier.implied();
    return implied || !first.span().equals(part.span());
  }

  /** The other ones: one piece of text, to be told of as one. */
  public static boolean isLowered(Expression part) {
    return isJoint(part) && !isWritten(part);
  }

  private static boolean isJoint(Expression part) {
    return part instanceof And || part instanceof Or || part instanceof Not;
  }
}
