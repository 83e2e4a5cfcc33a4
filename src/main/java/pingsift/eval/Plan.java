// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Mixer;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Collection;
import pingsift.check.Expression;
import pingsift.check.Scope;
import pingsift.fields.Catalogue;
import pingsift.fields.Need;
import pingsift.regex.Regex;
import pingsift.stream.StreamOptions;

/** A set of rules ready to run. Immutable; runs and threads share it. */
public final class Plan {
  private final PlannedRule[] frameRules;
  private final RuleIndex frameIndex;
  private final PlannedRule[] exchangeRules;
  private final RuleIndex exchangeIndex;
  private final PlannedRule[] streamRules;
  private final Gatherer[] gatherers;
  private final List<CheckedRule> gathererRules;
  private final Map<CheckedRule, Gate> gates;
  // by ordinal of the collection
  private final Accumulators[] accumulators;
  private final Watchers[] watchers = new Watchers[Collection.values().length];
  private final RuleIndex streamIndex;
  private final Set<Need> needs;
  private final StreamState.Layout layout;
  private final int scratchViews;
  private final List<Regex> regexes;
  private final List<Probes.Spot> spots;
  private final int rules;

  private Plan(
      int count,
      List<PlannedRule> rules,
      List<Gatherer> gatherers,
      List<CheckedRule> gathererRules,
      Map<CheckedRule, Gate> gates,
      Map<Scope, List<RuleIndex.Entry>> entries,
      Allocation allocation) {
    this.rules = count;
    this.gatherers = gatherers.toArray(Gatherer[]::new);
    this.gathererRules = List.copyOf(gathererRules);
    this.gates = gates;
    frameRules = of(rules, Scope.FRAME);
    exchangeRules = of(rules, Scope.EXCHANGE);
    frameIndex = RuleIndex.of(entries.getOrDefault(Scope.FRAME, List.of()));
    exchangeIndex = RuleIndex.of(entries.getOrDefault(Scope.EXCHANGE, List.of()));
    streamRules = of(rules, Scope.ISTREAM);
    streamIndex = RuleIndex.of(entries.getOrDefault(Scope.ISTREAM, List.of()));
    accumulators = allocation.accumulators(streamRules.length);
    int liveWords = 0;
    for (Collection collection : Collection.values()) {
      watchers[collection.ordinal()] = Watchers.of(collection, streamRules);
      liveWords += accumulators[collection.ordinal()].words();
    }
    needs = allocation.needs();
    layout = allocation.layout(streamRules.length, liveWords);
    scratchViews = allocation.scratchViews();
    regexes = allocation.regexes();
    Probes probes = allocation.probes();
    spots = probes == null ? List.of() : probes.spots();
  }

  /** Plans rules; {@code catalogue} is the one that they were checked with. */
  public static Plan of(List<CheckedRule> rules, Catalogue catalogue) {
    return of(rules, new Planning(catalogue, new Allocation()));
  }

  /** The same, and the tests of conditions are counted; a test costs some nanoseconds more. */
  public static Plan profiled(List<CheckedRule> rules, Catalogue catalogue) {
    return of(rules, new Planning(catalogue, new Allocation(new Probes())));
  }

  private static Plan of(List<CheckedRule> rules, Planning planning) {
    rules.forEach(planning::add);
    return planning.plan();
  }

  /** Plans one rule over windows; each time one is tried, the values of it are shown. */
  static Plan watching(CheckedRule rule, List<Expression> values, Catalogue catalogue) {
    Planning planning = new Planning(catalogue, new Allocation());
    planning.watched.addAll(values);
    planning.add(rule);
    return planning.plan();
  }

  /** A plan without rules of its own, for values and conditions that someone else tries. */
  static Plan of(Allocation allocation) {
    return new Plan(0, List.of(), List.of(), List.of(), Map.of(), Map.of(), allocation);
  }

  /** Plans rule after rule. */
  private static final class Planning {
    private final Catalogue catalogue;
    private final Allocation allocation;
    private final List<PlannedRule> planned = new ArrayList<>();
    private final List<Supplier<Gatherer>> gatherers = new ArrayList<>();
    private final WindowDrafts windows;
    private final List<CheckedRule> gathererRules = new ArrayList<>();
    private final IdentityHashMap<CheckedRule, Gate> gates = new IdentityHashMap<>();
    private final Map<Scope, List<RuleIndex.Entry>> entries = new EnumMap<>(Scope.class);
    private final Map<Scope, Integer> next = new EnumMap<>(Scope.class);
    private final List<Expression> watched = new ArrayList<>();
    private int count;

    Planning(Catalogue catalogue, Allocation allocation) {
      this.catalogue = catalogue;
      this.allocation = allocation;
      windows = new WindowDrafts(allocation.probes() == null);
    }

    Plan plan() {
      List<Gatherer> made = gatherers.stream().map(Supplier::get).toList();
      return new Plan(count, planned, made, gathererRules, gates, entries, allocation);
    }

    void add(CheckedRule rule) {
      count++;
      if (rule.query() instanceof CheckedQuery.Single single) {
        RulePlanner planner = planner(rule, single);
        planned.add(planner.plan());
        index(planner, single, false);
      } else if (rule.query() instanceof CheckedQuery.Window window) {
        RulePlanner records = planner(rule, window.records());
        PlannedRule each = records.plan(gatherers.size(), 0);
        RulePlanner whole = new RulePlanner(rule, window.records(), 0, catalogue, allocation);
        planned.add(each);
        index(records, window.records(), false);
        WindowDraft draft = windows.of(window, records.keys(window.keys()), gatherers.size());
        int index =
            draft.add(
                WindowPlanner.plan(
                    rule, window, records, each.condition(), whole, draft, watched, catalogue));
        gatherers.add(() -> draft.gatherer(index));
        gathererRules.add(rule);
      } else if (rule.query() instanceof CheckedQuery.Sequence sequence) {
        add(rule, sequence);
      }
      if (!rule.restraint().isNone()) {
        int last = next.getOrDefault(rule.scope(), 0) - 1;
        gates.put(rule, new GatePlanner(rule, last, catalogue, allocation).plan(gates.size()));
      }
    }

    private void add(CheckedRule rule, CheckedQuery.Sequence sequence) {
      List<PlannedRule> parts = new ArrayList<>();
      List<KeyReader> keys = new ArrayList<>();
      for (CheckedQuery.Step step : sequence.steps()) {
        RulePlanner planner = planner(rule, step.query());
        parts.add(planner.plan(gatherers.size(), parts.size()));
        index(planner, step.query(), step.absent());
        keys.add(planner.keys(step.keys()));
      }
      planned.addAll(parts);
      Gatherer gatherer = SequenceGatherer.of(rule, sequence, parts, keys);
      gatherers.add(() -> gatherer);
      gathererRules.add(rule);
    }

    private void index(RulePlanner planner, CheckedQuery.Single query, boolean orUnknown) {
      entries
          .computeIfAbsent(query.scope(), scope -> new ArrayList<>())
          .add(
              query.scope() == Scope.ISTREAM
                  ? RuleIndex.Entry.ofStreams(planner, query.condition())
                  : RuleIndex.Entry.of(planner, query.condition(), true, orUnknown));
    }

    private RulePlanner planner(CheckedRule rule, CheckedQuery.Single query) {
      int index = next.merge(query.scope(), 1, Integer::sum) - 1;
      return new RulePlanner(rule, query, index, catalogue, allocation);
    }
  }

  /** How many rules there are. */
  public int rules() {
    return rules;
  }

  /** What iStreams have to keep for these rules. */
  public Set<Need> needs() {
    return needs;
  }

  PlannedRule[] frameRules() {
    return frameRules;
  }

  /** Whether any rule is over exchanges or iStreams, and so may look at a request that went by. */
  public boolean looksBack() {
    return exchangeRules.length > 0 || streamRules.length > 0;
  }

  RuleIndex frameIndex() {
    return frameIndex;
  }

  RuleIndex exchangeIndex() {
    return exchangeIndex;
  }

  PlannedRule[] exchangeRules() {
    return exchangeRules;
  }

  PlannedRule[] streamRules() {
    return streamRules;
  }

  /** Of {@code istream} rules that are tried while the iStream goes on. */
  RuleIndex streamIndex() {
    return streamIndex;
  }

  Accumulators accumulators(Collection collection) {
    return accumulators[collection.ordinal()];
  }

  /** The {@code istream} rules that can become certain when a collection grows. */
  Watchers watchers(Collection collection) {
    return watchers[collection.ordinal()];
  }

  StreamState newState() {
    StreamState state = new StreamState(layout);
    for (Accumulators each : accumulators) {
      each.begin(state);
    }
    return state;
  }

  /** An {@code istream} rule is decided: what it alone had kept is dropped. */
  void decide(PlannedRule rule, StreamState state) {
    state.decide(rule.index());
    for (Accumulators each : accumulators) {
      each.release(rule.index(), state);
    }
  }

  Gatherer gatherer(int index) {
    return gatherers[index];
  }

  /** Whether a gatherer takes the rows that another has read of the same records. */
  boolean takesRead(int gatherer) {
    return gatherers[gatherer].reader(gatherer) != gatherer;
  }

  /** A row for each part of each gatherer's rule: the one of who reads it. */
  GatheredRow[][] newRows() {
    GatheredRow[][] rows = new GatheredRow[gatherers.length][];
    for (int i = 0; i < rows.length; i++) {
      if (takesRead(i)) {
        rows[i] = rows[gatherers[i].reader(i)];
        continue;
      }
      rows[i] = new GatheredRow[gatherers[i].parts()];
      for (int part = 0; part < rows[i].length; part++) {
        rows[i][part] = gatherers[i].newRow(part);
      }
    }
    return rows;
  }

  /** A row for each gate, by its index. */
  GateRow[] newGateRows() {
    GateRow[] rows = new GateRow[gates.size()];
    for (Gate gate : gates.values()) {
      rows[gate.index()] = gate.newRow();
    }
    return rows;
  }

  /** A state for each gatherer, by its index. */
  Gatherer.State[] newGathererStates(StreamOptions options, GroupMemory groups) {
    return Arrays.stream(gatherers)
        .map(gatherer -> gatherer.newState(options, groups))
        .toArray(Gatherer.State[]::new);
  }

  /** The rule that a gatherer gathers for. */
  CheckedRule gathererRule(int gatherer) {
    return gathererRules.get(gatherer);
  }

  /** What stands between the matches of a rule and its alerts; null where nothing does. */
  @Nullable Gate gate(CheckedRule rule) {
    return rule.restraint().isNone() ? null : gates.get(rule);
  }

  /** The conditions whose tests are counted. */
  List<Probes.Spot> spots() {
    return spots;
  }

  Evaluation newEvaluation() {
    return newEvaluation(new Mixer());
  }

  Evaluation newEvaluation(Mixer mixer) {
    return new Evaluation(scratchViews, regexes, mixer);
  }

  private static PlannedRule[] of(List<PlannedRule> rules, Scope scope) {
    return rules.stream().filter(rule -> rule.scope() == scope).toArray(PlannedRule[]::new);
  }
}
