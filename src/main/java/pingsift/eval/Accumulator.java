// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/**
 * Keeps the counters of one quantifier or aggregate while elements of its collection arrive.
 * Immutable itself.
 */
abstract class Accumulator {
  private final int rule;
  private final String text;
  private final String elements;

  /**
   * @param rule index of its rule among the plan's {@code istream} rules
   * @param text the source text of the condition or value
   * @param elements the plural word of the collection
   */
  Accumulator(int rule, String text, String elements) {
    this.rule = rule;
    this.text = text;
    this.elements = elements;
  }

  final int rule() {
    return rule;
  }

  /** Takes in the element that the evaluation is at. */
  abstract void accept(Evaluation evaluation, long frameNumber);

  /** How many elements were passed over because their condition or value was unknown. */
  abstract long unknowns(long[] counters);

  /** How many elements came. */
  abstract long elements(long[] counters);

  /** In plain words what was passed over. */
  final String passedOver(long[] counters) {
    return "`%s` is unknown for %d of %d %s"
        .formatted(text, unknowns(counters), elements(counters), elements);
  }
}
