// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pingsift.check.Collection;
import pingsift.fields.Need;
import pingsift.regex.Regex;

/** Hands out the places that the nodes of a plan use, while it is made. */
final class Allocation {
  private final Map<Regex, Integer> searchers = new LinkedHashMap<>();
  private final Map<Collection, List<Accumulator>> accumulators = new EnumMap<>(Collection.class);
  private final Set<Need> needs = EnumSet.noneOf(Need.class);
  private final MemberSets memberSets = new MemberSets();
  private int counters;
  private int quantifiers;
  private int scratchViews;
  private int sets;
  private int copies;

  /** The sets that members are looked up in. */
  MemberSets memberSets() {
    return memberSets;
  }

  int takeCounters(int count) {
    int base = counters;
    counters += count;
    return base;
  }

  int takeQuantifier() {
    return quantifiers++;
  }

  int takeScratch() {
    return scratchViews++;
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

  void add(Collection collection, Accumulator accumulator) {
    accumulators.computeIfAbsent(collection, c -> new ArrayList<>()).add(accumulator);
  }

  List<Accumulator> accumulators(Collection collection) {
    return accumulators.getOrDefault(collection, List.of());
  }

  Set<Need> needs() {
    return Set.copyOf(needs);
  }

  /** What the state of an iStream has room for. */
  StreamState.Layout layout(int rules) {
    return new StreamState.Layout(counters, quantifiers, sets, copies, rules);
  }

  List<Regex> regexes() {
    return List.copyOf(searchers.keySet());
  }

  int scratchViews() {
    return scratchViews;
  }
}
