// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import pingsift.text.SourceText;
import pingsift.text.Span;

/** A value of a whole record, as a typed tree; its spans point into the source. Immutable. */
public record CheckedValue(Expression expression, String text, SourceText source) {
  public Type type() {
    return expression.type();
  }

  /**
   * A rule that has this value in the place of its condition, which planners take as any other, for
   * records of a query; parts of it are found in this value's source.
   */
  public CheckedRule beside(CheckedRule query) {
    Span whole = new Span(0, source.length());
    return new CheckedRule(
        query.name(), query.meta(), query.scope(), expression, Deciding.AT_END, source, whole);
  }
}
