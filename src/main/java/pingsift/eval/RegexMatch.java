// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.regex.Location;

/** {@code data matches /regex/}. What the search remembers stands in the {@link Evaluation}. */
final class RegexMatch extends Leaf {
  /** A byte costs a look into a table, and data have a hundred bytes or more. */
  private static final int COST = 200;

  private final BytesValue bytes;
  private final int searcher;
  private final boolean wanted;

  /**
   * @param searcher index of the regular expression in the plan
   */
  RegexMatch(String text, Origin origin, BytesValue bytes, int searcher, boolean wanted) {
    super(text, origin);
    this.bytes = bytes;
    this.searcher = searcher;
    this.wanted = wanted;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    Bytes view = bytes.read(evaluation);
    if (view == null) {
      return Truth.UNKNOWN;
    }
    return switch (evaluation.searcher(searcher).search(view)) {
      case YES -> Truth.of(wanted);
      case NO -> Truth.of(!wanted);
      case OPEN -> Truth.UNKNOWN;
    };
  }

  @Override
  public int cost() {
    return bytes.cost() + COST;
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    @Nullable Bytes view = bytes.read(evaluation);
    @Nullable Location found =
        view == null || !wanted ? null : evaluation.searcher(searcher).locate(view);
    if (view == null || found == null) {
      super.explain(evaluation, into);
      return;
    }
    Evidence evidence = evidence(evaluation);
    BytesEquality.show(view, found.start(), found.length(), evidence.rawValue());
    evidence.place(bytes.placeInData(evaluation, found.start()), found.length());
    into.add(evidence);
  }
}
