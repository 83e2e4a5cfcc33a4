// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.Exchange;

/**
 * Makes the matches of a run: new ones for a receiver that may keep them, the same ones again and
 * again where they are lent.
 */
final class MatchMaker {
  private final Evaluation evaluation;
  private final boolean keepFrames;
  private final List<Match> lent = new ArrayList<>();
  private boolean lends;
  private int used;

  /**
   * @param keepFrames whether matches keep the bytes of the deciding frame
   */
  MatchMaker(Evaluation evaluation, boolean keepFrames) {
    this.evaluation = evaluation;
    this.keepFrames = keepFrames;
  }

  /** One that makes such matches of what another evaluation is at. */
  MatchMaker another(Evaluation other) {
    return new MatchMaker(other, keepFrames);
  }

  Evaluation evaluation() {
    return evaluation;
  }

  /** From now on matches are lent, until {@link #takeBack}. */
  void lend() {
    lends = true;
  }

  /** Nobody looks any more at the matches that were lent. */
  void takeBack() {
    used = 0;
  }

  /** Those that were lent are given away: they are not used again. */
  void giveAway() {
    lent.subList(0, used).clear();
    used = 0;
  }

  /** On the record that the evaluation is at, of which the condition just was true. */
  Match match(
      PlannedRule rule,
      IcmpMessage decider,
      long frame,
      @Nullable EchoStream stream,
      @Nullable Exchange exchange,
      Match.State how) {
    Match match = next(rule.rule()).begin(rule.rule(), frame, stream, how);
    keep(decider, match.decider());
    if (exchange != null) {
      match.exchange(number(exchange.request()), number(exchange.reply()));
    }
    evaluation.explainFor(match);
    rule.condition().explain(evaluation, match.evidence());
    evaluation.explainFor(null);
    match.missing(rule.missing(evaluation));
    return match;
  }

  /** On several records together. */
  Match match(CheckedRule rule, Gatherer.Found found, long frame, Match.State how) {
    Match match = next(rule).begin(rule, frame, found.stream(), how);
    keep(found.decider(), match.decider());
    match.group(found.group());
    match.evidence().addAll(found.evidence());
    match.missing(found.missing());
    return match;
  }

  private Match next(CheckedRule rule) {
    if (!lends) {
      return new Match(rule);
    }
    if (used == lent.size()) {
      lent.add(new Match(rule));
    }
    return lent.get(used++);
  }

  private void keep(IcmpMessage decider, IcmpMessage kept) {
    if (keepFrames) {
      kept.copyWithFrame(decider);
    } else {
      kept.copyFrom(decider);
    }
  }

  private static long number(@Nullable IcmpMessage message) {
    return message == null ? 0 : message.frameNumber();
  }
}
