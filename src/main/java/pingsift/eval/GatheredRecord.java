// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.Exchange;

/**
 * A record that a window or a sequence hears of, with an evaluation that is at it.
 *
 * <p>A view that is used again: what it shows is borrowed, and valid during the call that hands it
 * out. Whoever takes a {@link GatheredRow} later than it was read shows copies instead.
 */
final class GatheredRecord {
  private final Evaluation evaluation;
  private @Nullable IcmpMessage decider;
  private @Nullable EchoStream stream;
  private @Nullable Exchange exchange;
  private long frameNumber;
  private Match.State state = Match.State.DECIDED;
  private @Nullable Reasons reasons;

  /**
   * Why a condition was true on a record that has changed since.
   *
   * @param missing what was passed over
   */
  record Reasons(List<Evidence> evidence, List<String> missing) {}

  /**
   * @param evaluation is at the record whenever this shows one
   */
  GatheredRecord(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /**
   * Shows another record.
   *
   * @param by the message that decided it: the frame, the reply (of an unanswered exchange the
   *     request), of an iStream the message that made its condition certain or its last one
   * @param of its iStream, or null for a frame that belongs to none
   * @param pair if it is an exchange
   * @param frame number of the frame at which it was decided
   * @param how far it had come
   */
  GatheredRecord at(
      IcmpMessage by,
      @Nullable EchoStream of,
      @Nullable Exchange pair,
      long frame,
      Match.State how) {
    decider = by;
    stream = of;
    exchange = pair;
    frameNumber = frame;
    state = how;
    reasons = null;
    return this;
  }

  /** Says why the condition was true that the record is read for. */
  void because(@Nullable Reasons of) {
    reasons = of;
  }

  /** Adds why a condition of the record is true. */
  void explain(Predicate condition, List<Evidence> into) {
    if (reasons == null) {
      condition.explain(evaluation, into);
    } else {
      into.addAll(reasons.evidence());
    }
  }

  /** What was passed over where a condition was tried: one reason each. */
  List<String> missing(PlannedRule rule) {
    return reasons == null ? rule.missing(evaluation) : reasons.missing();
  }

  Evaluation evaluation() {
    return evaluation;
  }

  IcmpMessage decider() {
    IcmpMessage by = decider;
    if (by == null) {
      throw new IllegalStateException("no record yet");
    }
    return by;
  }

  @Nullable EchoStream stream() {
    return stream;
  }

  @Nullable Exchange exchange() {
    return exchange;
  }

  long frameNumber() {
    return frameNumber;
  }

  Match.State state() {
    return state;
  }

  /** When it happened, nanoseconds since the epoch: the time of its decider. */
  long timeNanos() {
    return decider().timestampNanos();
  }
}
