// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pingsift.check.CheckedRule;
import pingsift.check.Schema;
import pingsift.diag.Diagnostic;
import pingsift.syntax.RuleFile;
import pingsift.text.SourceText;

/** All lints. */
public final class Lints {
  private static final List<RuleLint> OF_ONE_RULE =
      List.of(
          new HopelessConditions(),
          new RedundantConditions(),
          new ByteOrderHabit(),
          new FloatEquality(),
          new BytesInText(),
          new OneWayKeys());

  private static final List<Lint> OF_ALL_RULES =
      List.of(new MisspeltMeta(), new UnusedDeclarations(), new RepeatedRules());

  private Lints() {}

  /**
   * Everything there is to tell of rules, file by file in source order: what was found before, and
   * what the lints find, less what comments allow.
   *
   * @param found what parser and checker told
   */
  public static List<Diagnostic> check(LoadedRules rules, List<Diagnostic> found) {
    List<Diagnostic> all = new ArrayList<>(found);
    rules.rules().parallelStream()
        .map(rule -> ofOne(rule, rules.schema()))
        .forEachOrdered(all::addAll);
    OF_ALL_RULES.forEach(lint -> lint.check(rules, all::add));
    List<Diagnostic> left = new Allowances(rules.files()).apply(all);
    Map<SourceText, Integer> order = new HashMap<>();
    for (RuleFile file : rules.files()) {
      order.putIfAbsent(file.source().original(), order.size());
    }
    rules.rules().forEach(rule -> order.putIfAbsent(rule.source().original(), order.size()));
    left.forEach(problem -> order.putIfAbsent(problem.source(), order.size()));
    return left.stream()
        .sorted(
            Comparator.comparingInt((Diagnostic problem) -> order.getOrDefault(problem.source(), 0))
                .thenComparingInt(problem -> problem.primary().span().start()))
        .toList();
  }

  /** Which of some problems no comment allows, in their order. */
  public static List<Diagnostic> notAllowed(List<Diagnostic> problems, List<RuleFile> files) {
    Allowances allowances = new Allowances(files);
    return problems.stream().filter(problem -> !allowances.isAllowed(problem)).toList();
  }

  private static List<Diagnostic> ofOne(CheckedRule rule, Schema schema) {
    List<Diagnostic> found = new ArrayList<>();
    OF_ONE_RULE.forEach(lint -> lint.check(rule, schema, found::add));
    return found;
  }
}
