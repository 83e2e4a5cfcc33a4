// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Growth;

/**
 * What a comparison is for good while its sides can still change.
 *
 * <p>A rising value can become anything from what it is upwards, a falling one anything downwards,
 * of an open one nothing is certain. A comparison is certain where it comes out the same for all
 * that its sides can become (three-valued monitoring: Bauer, Leucker, Schallhart, "Runtime
 * verification for LTL and TLTL", ACM TOSEM 20(4), 2011).
 */
final class Certainty {
  private Certainty() {}

  static Truth ofLongs(
      ComparisonOperator operator, long a, Growth growthA, long b, Growth growthB) {
    if (growthA == Growth.OPEN || growthB == Growth.OPEN) {
      return Truth.UNKNOWN; // it can even become absent
    }
    long lowA = growthA == Growth.FALLING ? Long.MIN_VALUE : a;
    long highA = growthA == Growth.RISING ? Long.MAX_VALUE : a;
    long lowB = growthB == Growth.FALLING ? Long.MIN_VALUE : b;
    long highB = growthB == Growth.RISING ? Long.MAX_VALUE : b;
    return switch (operator) {
      case LT -> highA < lowB ? Truth.TRUE : lowA >= highB ? Truth.FALSE : Truth.UNKNOWN;
      case LE -> highA <= lowB ? Truth.TRUE : lowA > highB ? Truth.FALSE : Truth.UNKNOWN;
      case GT -> lowA > highB ? Truth.TRUE : highA <= lowB ? Truth.FALSE : Truth.UNKNOWN;
      case GE -> lowA >= highB ? Truth.TRUE : highA < lowB ? Truth.FALSE : Truth.UNKNOWN;
      case EQ ->
          highA < lowB || highB < lowA
              ? Truth.FALSE
              : lowA == highA && lowB == highB ? Truth.TRUE : Truth.UNKNOWN;
      case NE -> ofLongs(ComparisonOperator.EQ, a, growthA, b, growthB).not();
    };
  }

  static Truth ofDoubles(
      ComparisonOperator operator, double a, Growth growthA, double b, Growth growthB) {
    if (growthA == Growth.OPEN || growthB == Growth.OPEN) {
      return Truth.UNKNOWN; // it can even become absent
    }
    double lowA = growthA == Growth.FALLING ? Double.NEGATIVE_INFINITY : a;
    double highA = growthA == Growth.RISING ? Double.POSITIVE_INFINITY : a;
    double lowB = growthB == Growth.FALLING ? Double.NEGATIVE_INFINITY : b;
    double highB = growthB == Growth.RISING ? Double.POSITIVE_INFINITY : b;
    return switch (operator) {
      case LT -> highA < lowB ? Truth.TRUE : lowA >= highB ? Truth.FALSE : Truth.UNKNOWN;
      case LE -> highA <= lowB ? Truth.TRUE : lowA > highB ? Truth.FALSE : Truth.UNKNOWN;
      case GT -> lowA > highB ? Truth.TRUE : highA <= lowB ? Truth.FALSE : Truth.UNKNOWN;
      case GE -> lowA >= highB ? Truth.TRUE : highA < lowB ? Truth.FALSE : Truth.UNKNOWN;
      case EQ ->
          highA < lowB || highB < lowA
              ? Truth.FALSE
              : lowA == highA && lowB == highB ? Truth.TRUE : Truth.UNKNOWN;
      case NE -> ofDoubles(ComparisonOperator.EQ, a, growthA, b, growthB).not();
    };
  }

  /** What a yes or no is for good: a rising one once it is true, a falling one once it is false. */
  static Truth ofFlag(boolean value, Growth growth) {
    return switch (growth) {
      case FIXED -> Truth.of(value);
      case RISING -> value ? Truth.TRUE : Truth.UNKNOWN;
      case FALLING -> value ? Truth.UNKNOWN : Truth.FALSE;
      case OPEN -> Truth.UNKNOWN;
    };
  }
}
