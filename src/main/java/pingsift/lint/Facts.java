// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pingsift.check.Expression.Quantifier;

/**
 * What must be so on every record on which some conditions hold: values that are there, by their
 * {@link Shape}, and the numbers that they can be. Conditions count as numbers: 1 is true.
 */
final class Facts {
  private final Map<String, NumberSet> numbers;

  /** Each {@code any(…)} that holds. */
  private final List<Quantifier> anys;

  Facts() {
    this(new HashMap<>(), new ArrayList<>());
  }

  private Facts(Map<String, NumberSet> numbers, List<Quantifier> anys) {
    this.numbers = numbers;
    this.anys = anys;
  }

  Facts copy() {
    return new Facts(new HashMap<>(numbers), new ArrayList<>(anys));
  }

  /** What a value can be; null where nothing says that it is there. */
  @Nullable NumberSet get(String shape) {
    return numbers.get(shape);
  }

  void put(String shape, NumberSet set) {
    numbers.put(shape, set);
  }

  Set<String> shapes() {
    return numbers.keySet();
  }

  int size() {
    return numbers.size() + anys.size();
  }

  List<Quantifier> anys() {
    return anys;
  }

  void add(Quantifier any) {
    anys.add(any);
  }

  /**
   * Becomes what is so wherever one of several facts, at least one, is. Changes the alternatives.
   */
  void becomeEither(List<Facts> alternatives) {
    List<Facts> left = alternatives;
    while (left.size() > 1) { // in pairs: the union of n ranges one by one takes n * n steps
      List<Facts> joined = new ArrayList<>();
      for (int i = 0; i < left.size(); i += 2) {
        Facts one = left.get(i);
        if (i + 1 < left.size()) {
          one.join(left.get(i + 1));
        }
        joined.add(one);
      }
      left = joined;
    }
    numbers.clear();
    numbers.putAll(left.get(0).numbers);
    anys.clear();
    anys.addAll(left.get(0).anys);
  }

  private void join(Facts other) {
    anys.retainAll(other.anys);
    numbers.keySet().retainAll(other.numbers.keySet());
    numbers.replaceAll((shape, set) -> either(set, other.numbers.get(shape)));
  }

  private static NumberSet either(NumberSet set, @Nullable NumberSet other) {
    return other == null ? set : set.or(other);
  }
}
