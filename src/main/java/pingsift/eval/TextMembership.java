// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import pingsift.check.Growth;

/** {@code value in {"a", "b"}} of texts, or its opposite. */
final class TextMembership extends Leaf {
  private final TextValue value;
  private final Growth growth;
  private final Set<String> members;
  private final boolean wanted;

  TextMembership(
      String text,
      Origin origin,
      Side<TextValue> value,
      Collection<String> members,
      boolean wanted) {
    super(text, origin);
    this.value = value.value();
    this.growth = value.growth();
    this.members = Set.copyOf(members);
    this.wanted = wanted;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    if (growth != Growth.FIXED && !evaluation.isEnded()) {
      return Truth.UNKNOWN;
    }
    String word = value.read(evaluation);
    return word == null ? Truth.UNKNOWN : Truth.of(members.contains(word) == wanted);
  }

  @Override
  public int cost() {
    return value.cost() + 4;
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    into.add(evidence(evaluation, value.read(evaluation), null));
  }
}
