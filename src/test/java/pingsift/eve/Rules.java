// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pingsift.check.CheckedRule;
import pingsift.check.Deciding;
import pingsift.check.Expression;
import pingsift.check.RuleMeta;
import pingsift.check.Scope;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** Checked rules whose meta data is what a case is about; their condition is never evaluated. */
final class Rules {
  static final RuleMeta PTUNNEL =
      new RuleMeta(
          9100001,
          2,
          "ptunnel: TCP carried over ICMP Echo",
          1,
          "command-and-control",
          List.of("T1095", "T1572"),
          List.of("https://attack.mitre.org/techniques/T1572/"),
          other("created_at", List.of("2025-08-27"), "tag", List.of("tunnel", "icmp")));

  private Rules() {}

  static CheckedRule rule(Scope scope, RuleMeta meta) {
    String text = "rule case {\n  " + scope.word() + " where true\n}";
    Span all = new Span(0, text.length());
    return new CheckedRule(
        "case",
        meta,
        scope,
        new Expression.BoolLiteral(true, all),
        scope == Scope.ISTREAM ? Deciding.AT_END : Deciding.AT_ONCE,
        new SourceText("case.sift", text),
        all);
  }

  static Map<String, List<String>> other(
      String key, List<String> values, String secondKey, List<String> secondValues) {
    Map<String, List<String>> other = new LinkedHashMap<>();
    other.put(key, values);
    other.put(secondKey, secondValues);
    return other;
  }

  /** A rule with this message and these further keys, everything else plain. */
  static RuleMeta meta(String msg, Map<String, List<String>> other) {
    return new RuleMeta(1, 1, msg, 3, "", List.of(), List.of(), other);
  }
}
