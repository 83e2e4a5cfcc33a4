// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Scope;
import pingsift.fields.Catalogue;

/** Makes the gatherer of a rule over windows. */
final class WindowPlanner {
  private static final long SECOND = 1_000_000_000L;

  /** How long a window is kept for frames that come late: clocks of captures step back a little. */
  private static final long FRAME_GRACE = SECOND;

  /**
   * How long a window is kept for other records. An exchange without reply comes when it is given
   * up, an iStream when it has ended: by default 30 seconds and 5 minutes after their time.
   */
  private static final long GRACE = 10 * 60 * SECOND;

  private final CheckedRule rule;
  private final CheckedQuery.Window window;
  private final WindowTerms terms;

  private WindowPlanner(CheckedRule rule, CheckedQuery.Window window, RulePlanner records) {
    this.rule = rule;
    this.window = window;
    this.terms = new WindowTerms(records);
  }

  /**
   * @param records the planner of the records' condition
   * @param where that condition
   * @param whole plans the condition on the window
   * @param watched values of the window, to be shown each time it is tried
   */
  static WindowGatherer plan(
      CheckedRule rule,
      CheckedQuery.Window window,
      RulePlanner records,
      Predicate where,
      RulePlanner whole,
      List<Expression> watched,
      Catalogue catalogue) {
    return new WindowPlanner(rule, window, records)
        .gatherer(records, where, whole, watched, catalogue);
  }

  private WindowGatherer gatherer(
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
    return new WindowGatherer(
        window.word(),
        records.keys(window.keys()),
        window.hasCondition() ? where : null,
        condition,
        new MarginPlanner(terms).plan(having),
        cells,
        terms.columns().toArray(Column[]::new),
        List.copyOf(terms.recipes()),
        terms.aggregations(),
        terms.sources().toArray(WindowTerms.Source[]::new),
        Map.copyOf(countedIn),
        window.durationNanos(),
        window.records().scope() == Scope.FRAME ? FRAME_GRACE : GRACE);
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
