// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pingsift.check.CheckedRule;
import pingsift.check.Printer;
import pingsift.regress.RuleDigest;

/** Rules of now and of before, to be run together: those that say the same run once. */
final class TwoRuleSets {
  private final List<CheckedRule> all = new ArrayList<>();
  private final List<Integer> ofNow = new ArrayList<>();
  private final List<Integer> ofOld = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  TwoRuleSets(List<CheckedRule> now, List<CheckedRule> old) {
    now.forEach(rule -> ofNow.add(place(rule)));
    old.forEach(rule -> ofOld.add(place(rule)));
  }

  private int place(CheckedRule rule) {
    String key = RuleDigest.of(rule) + " " + Printer.query(rule);
    return places.computeIfAbsent(
        key,
        k -> {
          all.add(rule);
          return all.size() - 1;
        });
  }

  List<CheckedRule> all() {
    return List.copyOf(all);
  }

  /** For each rule of now its place in {@link #all}. */
  List<Integer> ofNow() {
    return List.copyOf(ofNow);
  }

  /** For each old rule its place in {@link #all}. */
  List<Integer> ofOld() {
    return List.copyOf(ofOld);
  }
}
