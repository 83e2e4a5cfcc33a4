// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import pingsift.check.CheckedRule;
import pingsift.check.Restraint;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * A rule with its alerts in a corpus.
 *
 * @param query as it is understood, on one line
 * @param restraints its {@code suppress}, {@code after} and {@code limit} as written
 * @param rule where it is loaded, and not only known from a record
 * @param hits by capture; those without an alert are not in it
 */
public record RuleRecord(
    String name,
    long sid,
    int severity,
    String query,
    List<String> restraints,
    Optional<CheckedRule> rule,
    SortedMap<String, Hits> hits) {
  public RuleRecord {
    restraints = List.copyOf(restraints);
  }

  static RuleRecord of(CheckedRule rule, Map<String, Hits> hits) {
    return new RuleRecord(
        rule.name(),
        rule.meta().sid(),
        rule.meta().severity(),
        QueryText.of(rule),
        restraints(rule),
        Optional.of(rule),
        new TreeMap<>(hits));
  }

  /** Without its alerts. */
  RuleRecord withoutHits() {
    return new RuleRecord(name, sid, severity, query, restraints, rule, new TreeMap<>());
  }

  Hits hits(String capture) {
    return hits.getOrDefault(capture, Hits.NONE);
  }

  /** Whether it asks the same of the same records. */
  boolean saysTheSame(RuleRecord other) {
    return query.equals(other.query) && restraints.equals(other.restraints);
  }

  private static List<String> restraints(CheckedRule rule) {
    Restraint restraint = rule.restraint();
    List<String> texts = new ArrayList<>();
    restraint.suppressions().forEach(one -> texts.add(text(one.source(), one.span())));
    restraint.after().ifPresent(one -> texts.add(text(rule.source(), one.span())));
    restraint.limit().ifPresent(one -> texts.add(text(rule.source(), one.span())));
    return texts;
  }

  private static String text(SourceText source, Span span) {
    return QueryText.oneLine(source.slice(span));
  }
}
