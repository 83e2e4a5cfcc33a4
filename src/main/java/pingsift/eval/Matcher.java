// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.check.Collection;
import pingsift.check.Scope;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.EndReason;
import pingsift.stream.Exchange;
import pingsift.stream.StreamListener;
import pingsift.stream.StreamOptions;

/**
 * Tries the rules of a plan on everything that happens, and hands over each match at the moment it
 * is certain.
 *
 * <p>One for each run and thread. A rule matches an iStream at most once; where its condition is
 * false for good it is dropped for that iStream.
 *
 * <p>It is long because all that can happen comes in here and goes through the same few steps. What
 * depends on the order of the capture is in {@link Decisions}, what a match holds in {@link
 * MatchMaker}.
 */
public final class Matcher implements StreamListener {
  /** Takes what is found, before what depends on the order of the whole capture is decided. */
  public interface Receiver {
    /**
     * @param row what {@link Gates} need to know of the match; null where nothing holds it back
     */
    void match(Match match, @Nullable GateRow row);

    /** Has a place for a record of windows and sequences, which is filled next. */
    KeptRecord record();
  }

  private final Plan plan;
  private final MatchMaker maker;
  private final Consumer<Match> matches;
  private final Evaluation evaluation;

  /** The last message of an iStream, restored where it decides. */
  private final IcmpMessage last = new IcmpMessage();

  private final Sifting frameSifting;
  private final Sifting exchangeSifting;
  private final Sifting streamSifting;
  private final Sifting[] elementSiftings = new Sifting[Collection.values().length];

  /** The {@code istream} rules that accumulators told of the element that is being looked at. */
  private final long[] told;

  private final long[] toTry;
  private final GatheredRecord gathered;
  private final GatheredRow[][] rows;
  private final Decisions decisions;

  // of a thread's own matcher

  private final @Nullable Receiver receiver;

  /** Takes the rows of the record that is being looked at, when the evaluation was here. */
  private @Nullable KeptRecord kept;

  private long keptAt;
  private long frameNumber;
  private long matched;

  /** With the default memory for rules over several records. */
  public Matcher(Plan plan, boolean keepFrames, StreamOptions options, Consumer<Match> matches) {
    this(plan, keepFrames, options, matches, new GroupMemory(GroupMemory.DEFAULT_BYTES));
  }

  /**
   * @param keepFrames whether matches keep the bytes of the deciding frame
   * @param options of the table that this listens to: they say how late records can be decided
   * @param groups memory for rules over several records
   */
  public Matcher(
      Plan plan,
      boolean keepFrames,
      StreamOptions options,
      Consumer<Match> matches,
      GroupMemory groups) {
    this(plan, new MatchMaker(plan.newEvaluation(), keepFrames), options, matches, groups);
  }

  private Matcher(
      Plan plan,
      MatchMaker maker,
      StreamOptions options,
      Consumer<Match> matches,
      GroupMemory groups) {
    this(plan, maker, matches, new Decisions(plan, maker, options, groups, matches), null);
  }

  /**
   * Another matcher of this run, for a thread of its own. Its matches are lent. Whoever takes what
   * it finds brings it to this one's {@link #decisions}, in the order of the capture.
   */
  public Matcher forThread(Receiver taker) {
    MatchMaker another = maker.another(plan.newEvaluation(evaluation.mixer()));
    another.lend();
    return new Matcher(plan, another, match -> {}, decisions, taker);
  }

  private Matcher(
      Plan plan,
      MatchMaker maker,
      Consumer<Match> matches,
      Decisions decisions,
      @Nullable Receiver receiver) {
    this.plan = plan;
    this.maker = maker;
    this.matches = matches;
    this.decisions = decisions;
    this.receiver = receiver;
    evaluation = maker.evaluation();
    frameSifting = plan.frameIndex().newSifting();
    exchangeSifting = plan.exchangeIndex().newSifting();
    streamSifting = plan.streamIndex().newSifting();
    for (Collection collection : Collection.values()) {
      elementSiftings[collection.ordinal()] = plan.accumulators(collection).newSifting();
    }
    told = Sieve.words(plan.streamRules().length);
    toTry = told.clone();
    gathered = new GatheredRecord(evaluation);
    rows = plan.newRows();
  }

  /** From now on matches are lent: until {@link #takeBack}, then they are used again. */
  public void lendMatches() {
    maker.lend();
  }

  /** Nobody looks any more at the matches that were lent. */
  public void takeBack() {
    maker.takeBack();
  }

  /** The matches that were lent so far are given away, and never used again. */
  public void giveAway() {
    maker.giveAway();
  }

  /** Who sees the values that the plan shows. */
  void viewer(Evaluation.Viewer viewer) {
    evaluation.viewer(viewer);
  }

  /** The frame that is being looked at: whatever is decided from now on is decided by it. */
  public void at(long frame) {
    frameNumber = frame;
    if (receiver == null) {
      decisions.at(frame);
    }
  }

  /** What this and other threads' matchers of the run do in the order of the capture. */
  public Decisions decisions() {
    return decisions;
  }

  /** What the conditions cost so far; without lines where the plan does not count their tests. */
  public RuleProfile profile() {
    List<RuleProfile.Line> lines = new ArrayList<>();
    ProbeCounts counts = evaluation.counts();
    for (int i = 0; i < plan.spots().size(); i++) {
      Probes.Spot spot = plan.spots().get(i);
      lines.add(
          new RuleProfile.Line(
              spot.rule().name(),
              spot.rule().meta().sid(),
              spot.text(),
              spot.depth(),
              counts.tested(i),
              counts.trues(i),
              counts.nanos(i)));
    }
    return new RuleProfile(lines, looks());
  }

  private long looks() {
    long looks = frameSifting.looks() + exchangeSifting.looks() + streamSifting.looks();
    for (Sifting sifting : elementSiftings) {
      looks += sifting.looks();
    }
    return looks;
  }

  /**
   * Tries the {@code frame} rules; {@code stream} is the iStream that the message joined, or whose
   * message it quotes, if any.
   */
  public void frame(IcmpMessage message, @Nullable EchoStream stream) {
    PlannedRule[] rules = plan.frameRules();
    if (rules.length == 0) {
      return;
    }
    evaluation.atMessage(message);
    long[] candidates = plan.frameIndex().candidates(evaluation, frameSifting);
    for (int word = 0; word < candidates.length; word++) {
      for (long bits = candidates[word]; bits != 0; bits &= bits - 1) {
        PlannedRule rule = rules[word << 6 | Long.numberOfTrailingZeros(bits)];
        Truth truth = rule.condition().test(evaluation);
        if (truth != Truth.FALSE) {
          decided(rule, truth, message, stream, null);
        }
      }
    }
    evaluation.atMessage(null);
  }

  @Override
  public void opened(EchoStream stream) {
    if (plan.streamRules().length > 0) {
      StreamState state = plan.newState();
      stream.attachment = state;
      account(stream, state);
    }
  }

  @Override
  public void request(EchoStream stream, IcmpMessage message) {
    StreamState state = state(stream);
    if (state == null || state.open == 0) {
      return;
    }
    state.lastIsReply = false;
    evaluation.atStream(stream, state, false);
    evaluation.atRequest(message);
    count(Collection.REQUESTS, stream, state, message.frameNumber());
    evaluation.atRequest(null);
    joined(Collection.REQUESTS, stream, state, message);
  }

  @Override
  public void reply(EchoStream stream, IcmpMessage message) {
    StreamState state = state(stream);
    if (state == null || state.open == 0) {
      return;
    }
    state.lastReply.keepFacts(message);
    state.lastIsReply = true;
    evaluation.atStream(stream, state, false);
    evaluation.atReply(message);
    count(Collection.REPLIES, stream, state, message.frameNumber());
    evaluation.atReply(null);
    joined(Collection.REPLIES, stream, state, message);
  }

  private void joined(
      Collection collection, EchoStream stream, StreamState state, IcmpMessage message) {
    if (!plan.accumulators(Collection.FRAMES).isEmpty()) {
      evaluation.atMessage(message);
      count(Collection.FRAMES, stream, state, message.frameNumber());
      evaluation.atMessage(null);
    }
    if (state.fresh) {
      state.fresh = false;
      for (PlannedRule rule : plan.streamRules()) {
        if (!state.isDecided(rule.index())) {
          tryOpen(rule, stream, state, message);
        }
      }
    } else {
      tryWatchers(collection, stream, state, message);
      tryWatchers(Collection.FRAMES, stream, state, message);
    }
    Arrays.fill(told, 0);
  }

  @Override
  public void exchange(EchoStream stream, Exchange exchange) {
    PlannedRule[] rules = plan.exchangeRules();
    StreamState state = state(stream);
    boolean counts = state != null && state.open > 0;
    if (rules.length == 0 && !counts) {
      return;
    }
    IcmpMessage decider = exchange.reply() != null ? exchange.reply() : exchange.request();
    if (decider == null) {
      throw new IllegalStateException("an exchange without request and reply");
    }
    if (state != null) {
      evaluation.atStream(stream, state, false);
    }
    evaluation.atExchange(exchange);
    if (rules.length > 0) {
      long[] candidates = plan.exchangeIndex().candidates(evaluation, exchangeSifting);
      for (int word = 0; word < candidates.length; word++) {
        for (long bits = candidates[word]; bits != 0; bits &= bits - 1) {
          PlannedRule rule = rules[word << 6 | Long.numberOfTrailingZeros(bits)];
          Truth truth = rule.condition().test(evaluation);
          if (truth != Truth.FALSE) {
            decided(rule, truth, decider, stream, exchange);
          }
        }
      }
    }
    if (state != null && counts) {
      count(Collection.EXCHANGES, stream, state, decider.frameNumber());
      evaluation.atExchange(null);
      tryWatchers(Collection.EXCHANGES, stream, state, decider);
      Arrays.fill(told, 0);
    }
    evaluation.atExchange(null);
  }

  @Override
  public void grown(EchoStream stream) {
    StreamState state = state(stream);
    if (state == null || state.open == 0) {
      return;
    }
    evaluation.atStream(stream, state, false);
    tryWatchers(Collection.FRAMES, stream, state, null);
  }

  /** The error made facts grow, so it decides; it is no element of any collection. */
  @Override
  public void error(EchoStream stream, IcmpMessage error) {
    StreamState state = state(stream);
    if (state == null || state.open == 0) {
      return;
    }
    evaluation.atStream(stream, state, false);
    tryWatchers(Collection.FRAMES, stream, state, error);
  }

  @Override
  public void active(EchoStream stream) {
    decideWhole(stream, Match.State.ACTIVE);
  }

  @Override
  public void ended(EchoStream stream, EndReason reason) {
    decideWhole(stream, Match.State.ENDED);
    stream.attachment = null;
  }

  /** Lets the accumulators of a collection take in the element that the evaluation is at. */
  private void count(
      Collection collection, EchoStream stream, StreamState state, long elementFrame) {
    Accumulators accumulators = plan.accumulators(collection);
    if (!accumulators.isEmpty()) {
      Sifting sifting = elementSiftings[collection.ordinal()];
      accumulators.accept(evaluation, state, sifting, elementFrame, told);
      account(stream, state);
    }
  }

  /** Drops what a rule that is decided had kept. */
  private void decide(PlannedRule rule, EchoStream stream, StreamState state) {
    plan.decide(rule, state);
    account(stream, state);
  }

  private static void account(EchoStream stream, StreamState state) {
    stream.attachmentBytes = state.bytes() + stream.tunnels().bytes();
  }

  /**
   * Tries the rules on an iStream that goes on for which something can have become certain because
   * a collection grew.
   */
  private void tryWatchers(
      Collection collection, EchoStream stream, StreamState state, @Nullable IcmpMessage decider) {
    Watchers watchers = plan.watchers(collection);
    if (watchers.isEmpty()) {
      return;
    }
    long any = 0;
    for (int i = 0; i < told.length; i++) {
      long rules = (told[i] & watchers.all()[i]) | watchers.untold()[i];
      toTry[i] = state.open(i, rules);
      any |= toTry[i];
    }
    if (any == 0) {
      return;
    }
    long[] rules = plan.streamIndex().candidates(evaluation, streamSifting, toTry, 0);
    for (int word = 0; word < rules.length; word++) {
      for (long bits = rules[word]; bits != 0; bits &= bits - 1) {
        tryOpen(
            plan.streamRules()[word << 6 | Long.numberOfTrailingZeros(bits)],
            stream,
            state,
            decider);
      }
    }
  }

  /**
   * Tries a rule on an iStream that goes on: what is certain now is decided, by its last message
   * where no other is given.
   */
  private void tryOpen(
      PlannedRule rule, EchoStream stream, StreamState state, @Nullable IcmpMessage decider) {
    Truth truth = rule.condition().test(evaluation);
    if (truth == Truth.TRUE) {
      IcmpMessage by = decider == null ? last(stream, state) : decider;
      holds(rule, by, stream, null, Match.State.OPEN);
    }
    if (truth != Truth.UNKNOWN) {
      decide(rule, stream, state);
    }
  }

  /** Tries what is left on the iStream as a whole. */
  private void decideWhole(EchoStream stream, Match.State how) {
    StreamState state = state(stream);
    if (state == null || state.open == 0) {
      return;
    }
    evaluation.atStream(stream, state, true);
    for (PlannedRule rule : plan.streamRules()) {
      if (state.isDecided(rule.index())) {
        continue;
      }
      Truth truth = rule.condition().test(evaluation);
      if (truth == Truth.TRUE) {
        holds(rule, last(stream, state), stream, null, how);
        decide(rule, stream, state);
      } else if (truth == Truth.UNKNOWN && how == Match.State.ENDED) {
        doubtful(rule, last(stream, state), stream, null);
      }
    }
  }

  private IcmpMessage last(EchoStream stream, StreamState state) {
    return state.lastIsReply ? state.lastReply.restoreFacts(last) : stream.lastRequest(last);
  }

  private static @Nullable StreamState state(EchoStream stream) {
    return (StreamState) stream.attachment;
  }

  /** A condition is true or unknown on a record that is whole by itself. */
  private void decided(
      PlannedRule rule,
      Truth truth,
      IcmpMessage decider,
      @Nullable EchoStream stream,
      @Nullable Exchange exchange) {
    if (truth == Truth.TRUE) {
      holds(rule, decider, stream, exchange, Match.State.DECIDED);
    } else {
      doubtful(rule, decider, stream, exchange);
    }
  }

  /** A condition is unknown on a record, for good. */
  private void doubtful(
      PlannedRule rule,
      IcmpMessage decider,
      @Nullable EchoStream stream,
      @Nullable Exchange exchange) {
    if (rule.gatherer() == PlannedRule.NONE) {
      return;
    }
    if (plan.gatherer(rule.gatherer()).wantsDoubt(rule.part())) {
      gathered.at(decider, stream, exchange, frameNumber, Match.State.DECIDED);
      gather(rule, true);
    }
  }

  /** A condition is true on a record: that is a match, or a record for a window or a sequence. */
  private void holds(
      PlannedRule rule,
      IcmpMessage decider,
      @Nullable EchoStream stream,
      @Nullable Exchange exchange,
      Match.State how) {
    if (rule.gatherer() != PlannedRule.NONE) {
      gathered.at(decider, stream, exchange, frameNumber, how);
      gather(rule, false);
    } else if (receiver != null) {
      matched++;
      kept = null;
      GateRow row = newGateRow(rule.rule());
      receiver.match(maker.match(rule, decider, frameNumber, stream, exchange, how), row);
    } else if (decisions.passes(rule.rule(), decider)) {
      matches.accept(maker.match(rule, decider, frameNumber, stream, exchange, how));
    }
  }

  /** Reads the gathered record; takes it in at once, or keeps it to be taken in. */
  private void gather(PlannedRule rule, boolean doubt) {
    GatheredRow row = rows[rule.gatherer()][rule.part()];
    if (!plan.gatherer(rule.gatherer()).read(gathered, doubt, row)) {
      return;
    }
    if (receiver == null) {
      decisions.take(rule.gatherer(), row, gathered, null);
    } else if (plan.takesRead(rule.gatherer())) {
      keep(rule, doubt, receiver).addRead(rule.gatherer(), row);
    } else {
      keep(rule, doubt, receiver).add(rule.gatherer(), row);
    }
  }

  /** The same for all rules over a frame or an exchange, as long as nothing else is found. */
  private KeptRecord keep(PlannedRule rule, boolean doubt, Receiver taker) {
    KeptRecord record = kept;
    boolean apart = rule.scope() == Scope.ISTREAM;
    if (record == null || apart || keptAt != evaluation.moves()) {
      record = taker.record();
      record.begin(rule.scope(), gathered);
      if (apart) {
        record.keepReasons(rule, doubt, evaluation, newGateRow(rule.rule()));
      }
      kept = apart ? null : record;
      keptAt = evaluation.moves();
    }
    return record;
  }

  /** What the gate of a rule needs of the record that the evaluation is at; null without a gate. */
  private @Nullable GateRow newGateRow(CheckedRule rule) {
    Gate gate = plan.gate(rule);
    if (gate == null) {
      return null;
    }
    GateRow row = gate.newRow();
    gate.read(evaluation, row);
    return row;
  }

  /** How many matches there were, alerts or not; other threads' count their own. */
  public long matches() {
    return receiver == null ? decisions.matches() : matched;
  }
}
