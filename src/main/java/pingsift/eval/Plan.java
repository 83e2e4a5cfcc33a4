// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pingsift.check.CheckedRule;
import pingsift.check.Collection;
import pingsift.check.Scope;
import pingsift.fields.Catalogue;
import pingsift.fields.Need;
import pingsift.regex.Regex;

/** A set of rules ready to run. Immutable; runs and threads share it. */
public final class Plan {
  private final PlannedRule[] frameRules;
  private final PlannedRule[] exchangeRules;
  private final PlannedRule[] streamRules;
  // by ordinal of the collection
  private final Accumulator[][] accumulators = new Accumulator[Collection.values().length][];
  private final PlannedRule[][] watchers = new PlannedRule[Collection.values().length][];
  private final Set<Need> needs;
  private final int counters;
  private final int quantifiers;
  private final int scratchViews;
  private final List<Regex> regexes;

  private Plan(List<PlannedRule> rules, Allocation allocation) {
    frameRules = of(rules, Scope.FRAME);
    exchangeRules = of(rules, Scope.EXCHANGE);
    streamRules = of(rules, Scope.ISTREAM);
    for (Collection collection : Collection.values()) {
      accumulators[collection.ordinal()] =
          allocation.accumulators(collection).toArray(Accumulator[]::new);
      watchers[collection.ordinal()] =
          Arrays.stream(streamRules)
              .filter(rule -> rule.watches().contains(collection))
              .toArray(PlannedRule[]::new);
    }
    needs = allocation.needs();
    counters = allocation.counters();
    quantifiers = allocation.quantifiers();
    scratchViews = allocation.scratchViews();
    regexes = allocation.regexes();
  }

  /** Plans rules; {@code catalogue} is the one that they were checked with. */
  public static Plan of(List<CheckedRule> rules, Catalogue catalogue) {
    Allocation allocation = new Allocation();
    List<PlannedRule> planned = new ArrayList<>();
    Map<Scope, Integer> next = new EnumMap<>(Scope.class);
    for (CheckedRule rule : rules) {
      int index = next.merge(rule.scope(), 1, Integer::sum) - 1;
      planned.add(new RulePlanner(rule, index, catalogue, allocation).plan());
    }
    return new Plan(planned, allocation);
  }

  /** What iStreams have to keep for these rules. */
  public Set<Need> needs() {
    return needs;
  }

  PlannedRule[] frameRules() {
    return frameRules;
  }

  PlannedRule[] exchangeRules() {
    return exchangeRules;
  }

  PlannedRule[] streamRules() {
    return streamRules;
  }

  Accumulator[] accumulators(Collection collection) {
    return accumulators[collection.ordinal()];
  }

  /** The {@code istream} rules that can become certain when a collection grows. */
  PlannedRule[] watchers(Collection collection) {
    return watchers[collection.ordinal()];
  }

  StreamState newState() {
    return new StreamState(counters, quantifiers, streamRules.length);
  }

  Evaluation newEvaluation() {
    return new Evaluation(scratchViews, regexes);
  }

  private static PlannedRule[] of(List<PlannedRule> rules, Scope scope) {
    return rules.stream().filter(rule -> rule.rule().scope() == scope).toArray(PlannedRule[]::new);
  }
}
