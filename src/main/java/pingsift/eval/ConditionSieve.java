// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/** A condition that several others have as a part that must be true. */
final class ConditionSieve extends Sieve {
  private final Predicate condition;

  /** The affected conditions that need it to be true: for the others it may be unknown. */
  private final long[] strict;

  ConditionSieve(Predicate condition, long[] affected, long[] strict) {
    // one that is left alone tests its cheap parts first, and may not come to this one
    super(affected, 2);
    this.condition = condition;
    this.strict = strict;
  }

  @Override
  void pass(Evaluation evaluation, Sifting sifting) {
    Truth truth = condition.test(evaluation);
    if (truth == Truth.FALSE) {
      sifting.drop(affected());
    } else if (truth == Truth.UNKNOWN) {
      sifting.drop(strict);
    }
  }

  @Override
  long pass(Evaluation evaluation, Sifting sifting, long alive) {
    return switch (condition.test(evaluation)) {
      case TRUE -> alive;
      case FALSE -> alive & ~firstAffected();
      case UNKNOWN -> alive & ~first(strict);
    };
  }

  @Override
  int cost() {
    return condition.cost();
  }
}
