// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How well captures that are hit go with their labels. A capture is hit where it has at least one
 * alert.
 *
 * @param rule or empty for all rules together
 * @param sid of the rule, or 0
 * @param maliciousHit of the malicious captures
 * @param benignHit of the benign ones
 * @param otherHit of those with another label or none
 */
public record Score(
    String rule,
    long sid,
    int maliciousHit,
    int malicious,
    int benignHit,
    int benign,
    int otherHit) {

  /** Of the hit captures that are malicious or benign, how many are malicious; 1 without a hit. */
  public double precision() {
    int hit = maliciousHit + benignHit;
    return hit == 0 ? 1 : (double) maliciousHit / hit;
  }

  /** Of the malicious captures, how many are hit; 1 where there is none. */
  public double recall() {
    return malicious == 0 ? 1 : (double) maliciousHit / malicious;
  }

  /**
   * The score of all rules together, then of each.
   *
   * @param severity rules of a higher number (less severe) count for nothing
   */
  public static List<Score> of(CorpusRecord record, CaptureLabels labels, int severity) {
    List<RuleRecord> counted =
        record.rules().stream().filter(rule -> rule.severity() <= severity).toList();
    Set<String> any = new TreeSet<>();
    counted.forEach(rule -> any.addAll(rule.hits().keySet()));
    List<Score> scores = new ArrayList<>();
    scores.add(of("", 0, any, record.captures(), labels));
    counted.forEach(
        rule ->
            scores.add(
                of(rule.name(), rule.sid(), rule.hits().keySet(), record.captures(), labels)));
    return scores;
  }

  private static Score of(
      String rule,
      long sid,
      Set<String> hit,
      Map<String, CaptureFacts> captures,
      CaptureLabels labels) {
    int[] all = new int[Label.values().length];
    int[] hits = new int[Label.values().length];
    for (String capture : captures.keySet()) {
      int label = labels.of(capture).ordinal();
      all[label]++;
      hits[label] += hit.contains(capture) ? 1 : 0;
    }
    return new Score(
        rule,
        sid,
        hits[Label.MALICIOUS.ordinal()],
        all[Label.MALICIOUS.ordinal()],
        hits[Label.BENIGN.ordinal()],
        all[Label.BENIGN.ordinal()],
        hits[Label.OTHER.ordinal()] + hits[Label.NONE.ordinal()]);
  }
}
