// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * A rule that is sound: its meta data and its query as typed trees. Immutable, for ever.
 *
 * @param restraint what keeps matches from becoming alerts
 * @param source the text that it stands in, with what its definitions came to
 * @param span of the whole rule in its source; of the whole text for a bare condition
 */
public record CheckedRule(
    String name,
    RuleMeta meta,
    CheckedQuery query,
    Restraint restraint,
    SourceText source,
    Span span) {
  /** A rule whose matches are all alerts. */
  public CheckedRule(String name, RuleMeta meta, CheckedQuery query, SourceText source, Span span) {
    this(name, meta, query, Restraint.NONE, source, span);
  }

  /** A rule over single records. */
  public CheckedRule(
      String name,
      RuleMeta meta,
      Scope scope,
      Expression condition,
      Deciding deciding,
      SourceText source,
      Span span) {
    this(name, meta, new CheckedQuery.Single(scope, condition, deciding), source, span);
  }

  /** The same rule with more suppressions. */
  CheckedRule with(List<Suppression> more) {
    return new CheckedRule(name, meta, query, restraint.with(more), source, span);
  }

  /** What its records are; of a sequence, those of the first step. */
  public Scope scope() {
    return query.singles().get(0).scope();
  }

  /** What a record must be; in a sequence, one of the first step. */
  public Expression condition() {
    return query.singles().get(0).condition();
  }

  /** When it is decided. */
  public Deciding deciding() {
    return query.deciding();
  }

  /** The source text of a part of this rule, with runs of white space made one blank. */
  public String text(Expression part) {
    return RuleContext.oneLine(source.slice(part.span()));
  }
}
