// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.engine.AlertSink;
import pingsift.eval.Match;

/** Gathers the alerts of a run, rule by rule, in bounded memory. One for each run. */
final class HitCollector implements AlertSink {
  /** One rule. */
  private static final class Collected {
    private final List<RecordedAlert> first = new ArrayList<>();
    private long count;
    private @Nullable MessageDigest rest;

    void add(Match match) {
      count++;
      RecordedAlert alert = RecordedAlert.of(match);
      if (first.size() < Hits.MOST_KEPT) {
        first.add(alert);
        return;
      }
      MessageDigest digest = rest == null ? Digests.sha256() : rest;
      rest = digest;
      digest.update(Digests.utf8(AlertText.of(alert)));
    }

    Hits hits() {
      MessageDigest digest = rest;
      return new Hits(count, first, digest == null ? "" : Digests.brief(digest));
    }
  }

  private final IdentityHashMap<CheckedRule, Integer> indexes = new IdentityHashMap<>();
  private final Map<Integer, Collected> collected = new TreeMap<>();

  HitCollector(List<CheckedRule> rules) {
    for (int i = 0; i < rules.size(); i++) {
      indexes.put(rules.get(i), i);
    }
  }

  @Override
  public void alert(Match match) {
    Integer index = indexes.get(match.rule());
    if (index == null) {
      throw new IllegalStateException("an alert of a rule that does not run");
    }
    collected.computeIfAbsent(index, i -> new Collected()).add(match);
  }

  /** By the index of the rule; rules without an alert are not in it. */
  Map<Integer, Hits> hits() {
    Map<Integer, Hits> hits = new TreeMap<>();
    collected.forEach((index, of) -> hits.put(index, of.hits()));
    return hits;
  }
}
