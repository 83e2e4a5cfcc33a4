// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.Growth;

/** {@code a == b} or {@code a != b} of texts. */
final class TextEquality extends Leaf {
  private final TextValue left;
  private final TextValue right;
  private final boolean grows;
  private final boolean wanted;

  TextEquality(
      String text, Origin origin, Side<TextValue> left, Side<TextValue> right, boolean wanted) {
    super(text, origin);
    this.left = left.value();
    this.right = right.value();
    this.grows = left.growth() != Growth.FIXED || right.growth() != Growth.FIXED;
    this.wanted = wanted;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    if (grows && !evaluation.isEnded()) {
      return Truth.UNKNOWN;
    }
    String a = left.read(evaluation);
    String b = a == null ? null : right.read(evaluation);
    return b == null ? Truth.UNKNOWN : Truth.of(b.equals(a) == wanted);
  }

  @Override
  public int cost() {
    return left.cost() + right.cost() + 2;
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    @Nullable String value = left.read(evaluation);
    into.add(evidence(evaluation, value, right.read(evaluation)));
  }
}
