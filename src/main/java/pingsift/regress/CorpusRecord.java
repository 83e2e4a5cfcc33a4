// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import pingsift.check.CheckedRule;

/**
 * What rules found in a corpus: that of a run, or one that was kept.
 *
 * @param captures by name
 * @param rules sorted by name
 */
public record CorpusRecord(SortedMap<String, CaptureFacts> captures, List<RuleRecord> rules) {
  public CorpusRecord {
    rules = rules.stream().sorted(Comparator.comparing(RuleRecord::name)).toList();
  }

  /**
   * The record of some of the rules of a run.
   *
   * @param places for each of them its index in the run
   */
  public static CorpusRecord of(
      List<CaptureResult> results, List<CheckedRule> rules, List<Integer> places) {
    SortedMap<String, CaptureFacts> captures = new TreeMap<>();
    results.forEach(result -> captures.put(result.capture(), result.facts()));
    List<RuleRecord> records = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      SortedMap<String, Hits> hits = new TreeMap<>();
      for (CaptureResult result : results) {
        Hits found = result.hits().get(places.get(i));
        if (found != null) {
          hits.put(result.capture(), found);
        }
      }
      records.add(RuleRecord.of(rules.get(i), hits));
    }
    return new CorpusRecord(captures, records);
  }

  /** The same of some rules only. */
  public CorpusRecord only(Predicate<RuleRecord> wanted) {
    return new CorpusRecord(captures, rules.stream().filter(wanted).toList());
  }
}
