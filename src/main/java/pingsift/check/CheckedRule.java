// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * A rule that is sound: its meta data, its scope and its condition as a typed tree. Immutable, for
 * ever.
 *
 * @param span of the whole rule in its source; of the whole text for a bare condition
 */
public record CheckedRule(
    String name,
    RuleMeta meta,
    Scope scope,
    Expression condition,
    Deciding deciding,
    SourceText source,
    Span span) {
  /** The source text of a part of this rule, with runs of white space made one blank. */
  public String text(Expression part) {
    return source.slice(part.span()).replaceAll("\\s+", " ").strip();
  }
}
