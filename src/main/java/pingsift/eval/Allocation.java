// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pingsift.check.Collection;
import pingsift.fields.Need;
import pingsift.regex.Regex;

/** Hands out the places that the nodes of a plan use, while it is made. */
final class Allocation {
  private final Map<Regex, Integer> searchers = new LinkedHashMap<>();
  private final Map<Collection, Accumulators.Recipe> accumulators = new EnumMap<>(Collection.class);
  private final @Nullable Probes probes;
  private final Map<Object, Integer> recalled = new HashMap<>();
  private final Map<List<Object>, Accumulator> shared = new HashMap<>();
  private final Set<Need> needs = EnumSet.noneOf(Need.class);
  private final MemberSets memberSets = new MemberSets();
  private final Map<List<String>, KeyReader> keyReaders = new HashMap<>();
  private int counters;
  private int quantifiers;
  private int scratchViews;
  private int sets;
  private int copies;

  Allocation() {
    this(null);
  }

  /**
   * @param probes where conditions whose tests are counted are noted
   */
  Allocation(@Nullable Probes probes) {
    this.probes = probes;
  }

  /** Where conditions are noted, or null where nothing is counted. */
  @Nullable Probes probes() {
    return probes;
  }

  /** The sets that members are looked up in. */
  MemberSets memberSets() {
    return memberSets;
  }

  int takeCounters(int count) {
    int base = counters;
    counters += count;
    return base;
  }

  /** The place in {@link Recall} of what has a shape and is of a kind. */
  int recalled(Class<?> kind, Shape shape) {
    List<Object> key = List.of(kind, shape);
    Integer known = recalled.putIfAbsent(key, recalled.size());
    return known == null ? recalled.size() - 1 : known;
  }

  int takeQuantifier() {
    return quantifiers++;
  }

  int takeScratch() {
    return scratchViews++;
  }

  /**
   * @param same what readers have in common that read the same
   * @param made makes one with its index
   */
  KeyReader keyReader(List<String> same, IntFunction<KeyReader> made) {
    KeyReader known = keyReaders.get(same);
    if (known == null) {
      known = made.apply(keyReaders.size());
      keyReaders.put(List.copyOf(same), known);
    }
    return known;
  }

  /** A place for {@link DistinctValues}. */
  int takeSet() {
    return sets++;
  }

  /** A place for {@link KeptBytes}. */
  int takeCopy() {
    return copies++;
  }

  /** Rules with the same regular expression share what its searches remember. */
  int takeSearcher(Regex regex) {
    Integer known = searchers.putIfAbsent(regex, searchers.size());
    return known == null ? searchers.size() - 1 : known;
  }

  void need(Need need) {
    if (need != Need.NOTHING) {
      needs.add(need);
    }
  }

  /** The accumulator that is known under a key, or a new one. */
  Accumulator shared(List<Object> key, Supplier<Accumulator> maker) {
    Accumulator known = shared.get(key);
    if (known == null) {
      known = maker.get();
      shared.put(key, known);
    }
    return known;
  }

  /** The counter of all elements of a collection. */
  int elements(Collection collection) {
    return recipe(collection).elements();
  }

  /**
   * @param rule index of a rule that reads the accumulator
   * @param guard what an element must be for the accumulator to want it
   */
  void add(Collection collection, Accumulator accumulator, int rule, RuleIndex.Entry guard) {
    recipe(collection).add(accumulator, rule, guard);
  }

  private Accumulators.Recipe recipe(Collection collection) {
    return accumulators.computeIfAbsent(collection, c -> new Accumulators.Recipe(takeCounters(1)));
  }

  /** What takes in the elements of each collection, by ordinal. */
  Accumulators[] accumulators(int rules) {
    Accumulators[] all = new Accumulators[Collection.values().length];
    int live = 0;
    for (Collection collection : Collection.values()) {
      Accumulators.Recipe recipe = accumulators.get(collection);
      Accumulators each = recipe == null ? Accumulators.NONE : recipe.accumulators(rules, live);
      all[collection.ordinal()] = each;
      live += each.words();
    }
    return all;
  }

  Set<Need> needs() {
    return Set.copyOf(needs);
  }

  /** What the state of an iStream has room for. */
  StreamState.Layout layout(int rules, int liveWords) {
    return new StreamState.Layout(counters, quantifiers, sets, copies, rules, liveWords);
  }

  List<Regex> regexes() {
    return List.copyOf(searchers.keySet());
  }

  int scratchViews() {
    return scratchViews;
  }
}
