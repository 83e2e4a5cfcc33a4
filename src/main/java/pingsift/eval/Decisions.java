// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.decode.IcmpMessage;
import pingsift.stream.StreamOptions;

/**
 * What depends on the order of the whole capture: the windows and sequences of a run, and the gates
 * that its matches pass. One for each run; one thread at a time comes with records in their order.
 */
public final class Decisions {
  private final Plan plan;
  private final MatchMaker maker;
  private final Consumer<Match> matches;
  private final Gatherer.State[] gatherers;
  private final GatheredRow[][] rows;
  private final GateRow[] gateRows;
  private final Gates gates = new Gates();
  private final GatheredRecord gathered;
  private final List<Gatherer.Found> found = new ArrayList<>();
  private long frameNumber;
  private long matched;

  /** The latest time of any frame. */
  private long clock = Long.MIN_VALUE;

  /** When a gatherer wants to hear of the time next. */
  private long alarmNanos = Long.MAX_VALUE;

  /**
   * @param matches takes those that become alerts
   */
  Decisions(
      Plan plan,
      MatchMaker maker,
      StreamOptions options,
      GroupMemory groups,
      Consumer<Match> matches) {
    this.plan = plan;
    this.maker = maker;
    this.matches = matches;
    gatherers = plan.newGathererStates(options, groups);
    rows = plan.newRows();
    gateRows = plan.newGateRows();
    gathered = new GatheredRecord(maker.evaluation());
  }

  /** The frame that is being looked at: whatever is decided from now on is decided by it. */
  public void at(long frame) {
    frameNumber = frame;
  }

  // ---- records

  /**
   * Takes a record whose rows another thread has read. Returns whether there was a match: it shows
   * what the record says of its iStream.
   */
  public boolean take(KeptRecord kept) {
    long before = matched;
    Evaluation evaluation = maker.evaluation();
    kept.show(evaluation);
    kept.view(gathered, frameNumber);
    int at = 0;
    while (at < kept.length()) {
      int gatherer = kept.gatherer(at);
      GatheredRow row = rows[gatherer][kept.part(at)];
      at = plan.takesRead(gatherer) ? kept.skip(at) : kept.read(at, gathered, row);
      take(gatherer, row, gathered, kept.gateRow());
    }
    kept.leave(evaluation);
    return matched != before;
  }

  /**
   * Takes in the row of a record, which the evaluation is at.
   *
   * @param gate what the gate of the rule needs, or null: it is read from the record
   */
  void take(int gatherer, GatheredRow row, GatheredRecord record, @Nullable GateRow gate) {
    gatherers[gatherer].note(clock);
    gatherers[gatherer].take(row, record, found);
    alarmNanos = Math.min(alarmNanos, gatherers[gatherer].alarmNanos());
    if (!found.isEmpty()) {
      deliver(gatherer, record.state(), gate);
    }
  }

  private void deliver(int gatherer, Match.State how, @Nullable GateRow gate) {
    CheckedRule rule = plan.gathererRule(gatherer);
    for (Gatherer.Found match : found) {
      if (passes(rule, match.decider(), match.group(), gate)) {
        Match.State state = match.state() == null ? how : match.state();
        matches.accept(maker.match(rule, match, frameNumber, state));
      }
    }
    found.clear();
  }

  // ---- gates

  /** Whether a match on the record that the evaluation is at becomes an alert. */
  boolean passes(CheckedRule rule, IcmpMessage decider) {
    return passes(rule, decider, null, null);
  }

  private boolean passes(
      CheckedRule rule, IcmpMessage decider, @Nullable Group group, @Nullable GateRow read) {
    matched++;
    Gate gate = plan.gate(rule);
    if (gate == null) {
      return true;
    }
    GateRow row = read;
    if (row == null) {
      row = gateRows[gate.index()];
      gate.read(maker.evaluation(), row);
    }
    return gates.passes(gate, row, decider.timestampNanos(), group);
  }

  /**
   * Whether a match on one record becomes an alert that another thread has found.
   *
   * @param row read from the record that matched
   * @param nanos when it happened
   */
  public boolean passes(CheckedRule rule, GateRow row, long nanos) {
    return gates.passes(plan, rule, row, nanos);
  }

  /** How many matches became no alerts, and why. */
  public Gates gates() {
    return gates;
  }

  /** How many matches there were, alerts or not, but for those of other threads. */
  long matches() {
    return matched;
  }

  // ---- time

  /** The time at which {@link #pass} does something, nanoseconds since the epoch. */
  public long alarmNanos() {
    return alarmNanos;
  }

  /**
   * Lets rules over several records know of the time: behind all that the passing of time decides
   * of iStreams, and before the frame's own message.
   *
   * @param nanos time of the frame, since the epoch
   */
  public void pass(long nanos) {
    note(nanos);
    if (clock >= alarmNanos) {
      advance();
    }
  }

  /** Notes the time of a frame, but decides nothing by it before the next one. */
  public void note(long nanos) {
    clock = Math.max(clock, nanos);
  }

  private void advance() {
    alarmNanos = Long.MAX_VALUE;
    for (int i = 0; i < gatherers.length; i++) {
      if (clock >= gatherers[i].alarmNanos()) {
        gatherers[i].advance(clock, found);
        deliver(i, Match.State.DECIDED, null);
      }
      alarmNanos = Math.min(alarmNanos, gatherers[i].alarmNanos());
    }
  }

  /** Lets rules over several records know that the capture is over, after its iStreams ended. */
  public void end() {
    for (int i = 0; i < gatherers.length; i++) {
      gatherers[i].end(clock, found);
      deliver(i, Match.State.DECIDED, null);
    }
  }

  /** How many groups of records were given up because a rule had too many. */
  public long evictedGroups() {
    return Arrays.stream(gatherers).mapToLong(Gatherer.State::evictedGroups).sum();
  }

  /** How many records were left out because a group had too many. */
  public long droppedRecords() {
    return Arrays.stream(gatherers).mapToLong(Gatherer.State::droppedRecords).sum();
  }
}
