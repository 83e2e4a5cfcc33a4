// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.List;
import java.util.Optional;

/**
 * All that a comparison came to, for reports.
 *
 * @param what it was compared with, in words: {@code golden/}, {@code old-rules/}
 * @param now what the rules find
 * @param comparison with what there was; empty where there was nothing yet
 * @param troubles what was broken or could not be looked at, a line each
 * @param scoresWas by the ids of rules; empty without labels
 */
public record Regression(
    String corpus,
    String what,
    CorpusRecord now,
    Optional<Comparison> comparison,
    List<String> troubles,
    List<Score> scores,
    List<Score> scoresWas) {
  public Regression {
    troubles = List.copyOf(troubles);
    scores = List.copyOf(scores);
    scoresWas = List.copyOf(scoresWas);
  }

  /** Whether all is as it was, and every capture whole. */
  public boolean isSame() {
    return troubles.isEmpty() && comparison.map(one -> !one.isChanged()).orElse(false);
  }

  /** What a rule's score was, if it had one. */
  public Optional<Score> was(Score score) {
    return scoresWas.stream().filter(one -> one.sid() == score.sid()).findFirst();
  }

  /** Whether nothing is broken but the captures that were, and those just as they were. */
  public boolean brokenAsIn(CorpusRecord was) {
    long broken =
        now.captures().entrySet().stream()
            .filter(one -> one.getValue().broken().isPresent())
            .filter(one -> one.getValue().equals(was.captures().get(one.getKey())))
            .count();
    return broken == troubles.size();
  }
}
