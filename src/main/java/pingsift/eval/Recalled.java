// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;

/**
 * Conditions and values of single records that are dear: they are worked out once a record, however
 * many rules have them.
 */
final class Recalled {
  /** What costs less is worked out again. */
  private static final int DEAR = 48;

  private static final Truth[] TRUTHS = Truth.values();

  private Recalled() {}

  static boolean isWorthIt(int cost) {
    return cost >= DEAR;
  }

  static final class Condition extends Predicate {
    private final Predicate condition;
    private final int place;

    Condition(Predicate condition, int place) {
      this.condition = condition;
      this.place = place;
    }

    @Override
    public Truth test(Evaluation evaluation) {
      Recall recall = evaluation.recall();
      if (recall.knows(place)) {
        return TRUTHS[(int) recall.whole(place)];
      }
      Truth truth = condition.test(evaluation);
      recall.keep(place, truth.ordinal());
      return truth;
    }

    @Override
    public int cost() {
      return condition.cost();
    }

    @Override
    public void explain(Evaluation evaluation, List<Evidence> into) {
      condition.explain(evaluation, into);
    }
  }

  static final class Whole extends IntValue {
    private final IntValue value;
    private final int place;

    Whole(IntValue value, int place) {
      this.value = value;
      this.place = place;
    }

    @Override
    long read(Evaluation evaluation) {
      Recall recall = evaluation.recall();
      if (!recall.knows(place)) {
        recall.keep(place, value.read(evaluation));
      }
      return recall.whole(place);
    }

    @Override
    int cost() {
      return value.cost();
    }
  }

  static final class Real extends FloatValue {
    private final FloatValue value;
    private final int place;

    Real(FloatValue value, int place) {
      this.value = value;
      this.place = place;
    }

    @Override
    double read(Evaluation evaluation) {
      Recall recall = evaluation.recall();
      if (!recall.knows(place)) {
        recall.keep(place, value.read(evaluation));
      }
      return recall.real(place);
    }

    @Override
    int cost() {
      return value.cost();
    }
  }
}
