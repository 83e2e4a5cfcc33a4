// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Suppression;
import pingsift.check.Throttle;
import pingsift.fields.Catalogue;

/** Plans what stands between the matches of one rule and its alerts. */
final class GatePlanner {
  private final CheckedRule rule;
  private final int condition;
  private final Catalogue catalogue;
  private final Allocation allocation;

  /**
   * @param condition index of the condition that a suppression of an {@code istream} rule goes on
   *     as long as
   */
  GatePlanner(CheckedRule rule, int condition, Catalogue catalogue, Allocation allocation) {
    this.rule = rule;
    this.condition = condition;
    this.catalogue = catalogue;
    this.allocation = allocation;
  }

  Gate plan(int index) {
    List<Predicate> suppressions =
        rule.restraint().suppressions().stream().map(this::suppression).toList();
    return new Gate(
        index,
        rule,
        suppressions,
        rule.restraint().after().map(this::count),
        rule.restraint().limit().map(this::count));
  }

  /** A condition of its own, in its own text, over the same records. */
  private Predicate suppression(Suppression suppression) {
    CheckedRule own =
        new CheckedRule(
            rule.name(),
            rule.meta(),
            suppression.query(),
            suppression.source(),
            suppression.span());
    return new RulePlanner(own, suppression.query(), condition, catalogue, allocation)
        .plan()
        .condition();
  }

  private Gate.Count count(Throttle throttle) {
    return new Gate.Count(throttle.count(), throttle.durationNanos(), keys(throttle.keys()));
  }

  private Gate.Keys keys(List<FieldReference> keys) {
    Optional<List<FieldReference>> shared = shared();
    if (shared.isPresent()) {
      List<Integer> places = new ArrayList<>();
      for (FieldReference key : keys) {
        for (int i = 0; i < shared.get().size(); i++) {
          FieldReference other = shared.get().get(i);
          if (other.field().equals(key.field()) && other.side() == key.side()) {
            places.add(i);
          }
        }
      }
      return new Gate.OfGroup(places);
    }
    CheckedQuery.Single query = rule.query().singles().get(0);
    RulePlanner planner = new RulePlanner(rule, query, condition, catalogue, allocation);
    return new Gate.OfRecord(
        KeyReader.of(rule, keys, new ValuePlanner(planner, catalogue, allocation), allocation));
  }

  /** What the records of a window or a sequence have in common. */
  private Optional<List<FieldReference>> shared() {
    if (rule.query() instanceof CheckedQuery.Window window) {
      return Optional.of(window.keys());
    }
    return rule.query() instanceof CheckedQuery.Sequence sequence
        ? Optional.of(sequence.steps().get(0).keys())
        : Optional.empty();
  }
}
