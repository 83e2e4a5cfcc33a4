// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * A number that is written in a rule.
 *
 * @param ticks its value, see {@link NumberScale}
 * @param span of the number in its source, without a sign
 * @param within the smallest condition that it stands in, on one line
 */
public record RuleNumber(
    SourceText source, NumberScale scale, long ticks, Span span, String within) {
  /** From 1. */
  public int line() {
    return source.lineAt(span.start());
  }

  /** From 1, in code points. */
  public int column() {
    return source.columnAt(span.start());
  }

  public String text() {
    return source.slice(span);
  }

  /** A text that has this number at its place, with another one there. */
  String in(String content, long other) {
    return content.substring(0, span.start()) + scale.text(other) + content.substring(span.end());
  }
}
