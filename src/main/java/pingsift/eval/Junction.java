// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * {@code and} or {@code or} of conditions, by Kleene's logic. Tests the cheap ones first, explains
 * in source order.
 */
final class Junction extends Predicate {
  private final Truth decisive;
  private final List<Predicate> inSource;
  private final Predicate[] byCost;
  private final int cost;

  private Junction(Truth decisive, List<Predicate> operands) {
    this.decisive = decisive;
    this.inSource = List.copyOf(operands);
    this.byCost = operands.toArray(Predicate[]::new);
    Arrays.sort(byCost, Comparator.comparingInt(Predicate::cost));
    int sum = 1;
    for (Predicate operand : byCost) {
      sum = Math.addExact(sum, operand.cost());
    }
    this.cost = sum;
  }

  /** True where all are, false where one is false. */
  static Predicate and(List<Predicate> operands) {
    return operands.size() == 1 ? operands.get(0) : new Junction(Truth.FALSE, operands);
  }

  /** True where one is true, false where all are false. */
  static Predicate or(List<Predicate> operands) {
    return operands.size() == 1 ? operands.get(0) : new Junction(Truth.TRUE, operands);
  }

  @Override
  public Truth test(Evaluation evaluation) {
    Truth result = decisive.not();
    for (Predicate operand : byCost) {
      Truth truth = operand.test(evaluation);
      if (truth == decisive) {
        return truth;
      }
      if (truth == Truth.UNKNOWN) {
        result = Truth.UNKNOWN;
      }
    }
    return result;
  }

  @Override
  public int cost() {
    return cost;
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    for (Predicate operand : inSource) {
      if (operand.test(evaluation) == Truth.TRUE) {
        int size = into.size();
        operand.explain(evaluation, into);
        boolean again =
            size > 0 && into.size() == size + 1 && isSame(into.get(size - 1), into.get(size));
        if (again) {
          into.remove(size);
        }
      }
    }
  }

  /**
   * One condition in parts, such as {@code not in} a list with ranges, is one piece of evidence.
   */
  private static boolean isSame(Evidence one, Evidence other) {
    return one.condition().equals(other.condition()) && Arrays.equals(one.frames(), other.frames());
  }
}
