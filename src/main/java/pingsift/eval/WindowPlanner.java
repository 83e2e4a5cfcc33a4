// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.fields.Catalogue;

/** Plans what a rule asks of windows. */
final class WindowPlanner {
  private final CheckedRule rule;
  private final CheckedQuery.Window window;
  private final WindowTerms terms;

  private WindowPlanner(
      CheckedRule rule, CheckedQuery.Window window, RulePlanner records, WindowDraft draft) {
    this.rule = rule;
    this.window = window;
    this.terms = new WindowTerms(records, draft);
  }

  /**
   * @param records the planner of the records' condition
   * @param where that condition
   * @param whole plans the condition on the window
   * @param draft the windows that the rule looks at
   * @param watched values of the window, to be shown each time it is tried
   */
  static WindowRule plan(
      CheckedRule rule,
      CheckedQuery.Window window,
      RulePlanner records,
      Predicate where,
      RulePlanner whole,
      WindowDraft draft,
      List<Expression> watched,
      Catalogue catalogue) {
    return new WindowPlanner(rule, window, records, draft)
        .rule(records, where, whole, watched, catalogue);
  }

  private WindowRule rule(
      RulePlanner records,
      Predicate where,
      RulePlanner whole,
      List<Expression> watched,
      Catalogue catalogue) {
    Expression having = terms.asFields(window.having());
    whole.values().readTerms(terms);
    Map<String, List<Integer>> countedIn = new HashMap<>();
    addCounted(window.having(), countedIn);
    Predicate condition = whole.condition(having, true);
    List<Cell> cells =
        watched.stream().map(value -> Cell.of(terms.asFields(value), whole, catalogue)).toList();
    return new WindowRule(
        window.word(),
        records.keys(window.keys()),
        window.hasCondition() ? where : null,
        condition,
        new MarginPlanner(terms).plan(having),
        cells,
        terms.aggregations(),
        List.copyOf(terms.sources()),
        Map.copyOf(countedIn),
        terms.bytesOfRecord());
  }

  /** By the texts that evidence has. */
  private void addCounted(Expression part, Map<String, List<Integer>> countedIn) {
    boolean joint =
        part instanceof Expression.And
            || part instanceof Expression.Or
            || part instanceof Expression.Not;
    if (joint) {
      part.parts().forEach(child -> addCounted(child, countedIn));
    }
    List<Integer> columns = terms.countedIn(part);
    if (!columns.isEmpty()) {
      countedIn.putIfAbsent(rule.text(part), columns);
      countedIn.putIfAbsent("not " + rule.text(part), columns);
    }
  }
}
