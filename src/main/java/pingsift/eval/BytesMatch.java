// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.check.BytePattern;

/**
 * {@code contains}, {@code startswith}, {@code endswith} and equality with a pattern that has open
 * bytes or jumps.
 */
final class BytesMatch extends Leaf {
  private final BytesValue bytes;
  private final BytesSearch search;
  private final boolean wanted;

  BytesMatch(
      String text,
      Origin origin,
      BytesSearch.Where where,
      BytesValue bytes,
      BytePattern pattern,
      boolean nocase,
      boolean wanted) {
    super(text, origin);
    this.bytes = bytes;
    this.search = BytesSearch.of(pattern, where, nocase);
    this.wanted = wanted;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    Bytes view = bytes.read(evaluation);
    if (view == null) {
      return Truth.UNKNOWN;
    }
    Truth found = search.find(view, evaluation);
    return wanted ? found : found.not();
  }

  @Override
  public int cost() {
    return bytes.cost() + search.cost();
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    @Nullable Bytes view = bytes.read(evaluation);
    if (view == null || !wanted) {
      super.explain(evaluation, into);
      return;
    }
    BytesSearch.Stretch found = search.locate(view, evaluation);
    Evidence evidence = evidence(evaluation);
    BytesEquality.show(view, found.offset(), found.length(), evidence.rawValue());
    evidence.place(bytes.placeInData(evaluation, found.offset()), found.length());
    into.add(evidence);
  }
}
