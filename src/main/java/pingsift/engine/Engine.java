// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;
import pingsift.check.CheckedRule;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.eval.GroupMemory;
import pingsift.eval.Match;
import pingsift.eval.Matcher;
import pingsift.eval.Plan;
import pingsift.eval.RuleProfile;
import pingsift.eve.AnomalyRecord;
import pingsift.fields.Fields;
import pingsift.fields.Need;
import pingsift.stream.EchoStream;
import pingsift.stream.StreamOptions;

/**
 * The run loop: frames in, matches out.
 *
 * <p>Matches leave in the order of their deciding frame, then of rule id, then of being decided;
 * those that the end of the capture decides come last. Not thread-safe; {@link #run} once.
 */
public final class Engine {
  private final AlertSink sink;
  private final RunStats stats = new RunStats();
  private final AnomalyLog anomalies;
  private final AnomalyFilter anomalyFilter;
  private final EngineOptions options;
  private final FrameDecoder decoder;
  private final IcmpMessage message = new IcmpMessage();
  private final FrameAlerts pending;
  private final GroupMemory groups;
  private final Matcher matcher;
  private final Shards shards;

  /** A run whose anomalies are only counted. */
  public Engine(List<CheckedRule> rules, EngineOptions options, AlertSink sink) {
    this(rules, options, sink, null);
  }

  public Engine(
      List<CheckedRule> rules,
      EngineOptions options,
      AlertSink sink,
      @Nullable AnomalySink anomalySink) {
    this(plan(rules, options), options, sink, anomalySink);
  }

  /**
   * A run over a plan that others may run over, too.
   *
   * @param plan made by {@link #plan} with the same options
   */
  public Engine(Plan plan, EngineOptions options, AlertSink sink) {
    this(plan, options, sink, null);
  }

  private Engine(
      Plan plan, EngineOptions options, AlertSink sink, @Nullable AnomalySink anomalySink) {
    this.sink = sink;
    this.options = options;
    anomalyFilter = new AnomalyFilter(anomalySink);
    anomalies = new AnomalyLog(anomalySink != null);
    decoder = new FrameDecoder(options.reassembly(), anomalies::incomplete);
    stats.rules(plan.rules());
    groups = new GroupMemory(options.groupBytes());
    StreamOptions streams = streamOptions(options.streams(), plan);
    matcher = new Matcher(plan, options.keepFrames(), streams, this::found, groups);
    shards = Shards.of(streams, options.threads().shards(), matcher, anomalySink != null);
    pending = new FrameAlerts(options.heldBytes(), matcher::giveAway);
    if (!sink.keepsMatches()) {
      matcher.lendMatches();
    }
  }

  private void found(Match match) {
    pending.add(match);
  }

  /** What takes most of the time of making an engine of many rules. */
  public static Plan plan(List<CheckedRule> rules, EngineOptions options) {
    return options.profileRules()
        ? Plan.profiled(rules, Fields.catalogue())
        : Plan.of(rules, Fields.catalogue());
  }

  /** What the conditions of the rules cost; see {@link EngineOptions#profileRules}. */
  public RuleProfile profile() {
    return matcher.profile();
  }

  private static StreamOptions streamOptions(StreamOptions given, Plan plan) {
    return given
        .withFacts(plan.rules() > 0)
        .withHistograms(plan.needs().contains(Need.HISTOGRAMS))
        .withWholeRequests(plan.looksBack());
  }

  /**
   * Reads to the end and returns the counters.
   *
   * @throws IOException where the reader or the sink fails; matches decided before were handed out
   */
  public RunStats run(CaptureReader reader) throws IOException {
    try {
      return runAll(reader);
    } catch (UncheckedIOException e) { // there is no room for alerts that wait
      throw e.getCause();
    } finally {
      pending.close();
    }
  }

  private RunStats runAll(CaptureReader reader) throws IOException {
    Frame frame = new Frame();
    long left = mostBytesAlone();
    while (reader.next(frame)) {
      boolean joined = take(frame);
      if (!pending.isEmpty() || !anomalies.pending().isEmpty()) {
        flush();
      }
      if (joined && !sink.keepsMatches()) {
        shards.pack(); // no match shows an iStream any more
      }
      left -= frame.capLen();
      if (left < 0) {
        return runShared(reader, (LineSink) sink, frame.number());
      }
    }
    decoder.end();
    shards.end();
    matcher.decisions().end();
    flush();
    return finish(reader, matcher.matches());
  }

  /** How many bytes are read before other threads help. */
  private long mostBytesAlone() {
    boolean shares = options.threads().count() > 1 && sink instanceof LineSink;
    return shares ? options.threads().afterBytes() : Long.MAX_VALUE;
  }

  /** Goes on with several threads behind the frame that was taken last. */
  private RunStats runShared(CaptureReader reader, LineSink lines, long lastNumber)
      throws IOException {
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < options.threads().count(); i++) {
      lanes.add(new Lane(matcher, lines, shards.get(0), decoder.captureStartNanos()));
    }
    Merger merger = new Merger(matcher, pending, lines, anomalyFilter, shards);
    Crew crew = new Crew(lanes, shards, merger, options.threads());
    Walker.Direct direct = new Walker.Direct(decoder, anomalies, options.keepFrames(), lastNumber);
    Walker walker = new Walker(reader, direct, shards, crew::takeFree, crew::add);
    crew.run(walker);
    stats.add(walker.stats());
    stats.add(merger.stats());
    long matches = matcher.matches();
    for (Lane lane : lanes) {
      stats.add(lane.stats());
      matches += lane.matches();
    }
    for (int i = 0; i < shards.count(); i++) {
      anomalies.add(shards.get(i).anomalies());
    }
    return finish(reader, matches);
  }

  private RunStats finish(CaptureReader reader, long matches) {
    stats.captureBytes(reader.bytesRead());
    for (int i = 0; i < shards.count(); i++) {
      stats.streams(shards.get(i).table().counts());
    }
    stats.windows(groups);
    stats.sequences(matcher.decisions());
    stats.matches(matches, matcher.decisions().gates());
    stats.fragments(decoder.fragments(), anomalies.incomplete());
    stats.anomalies(anomalies.counts());
    return stats;
  }

  /** Whether the frame brought an ICMP message. */
  private boolean take(Frame frame) {
    stats.frame(frame.timestampNanos(), frame.len());
    matcher.at(frame.number());
    shards.pass(frame.timestampNanos());
    matcher.decisions().pass(frame.timestampNanos());
    Outcome outcome = decoder.decode(frame, message);
    stats.outcome(outcome);
    if (outcome != Outcome.ICMP) {
      if (decoder.anomalies() != 0) {
        anomalies.frame(frame, decoder, message);
      }
      return false;
    }
    EchoStream stream = null;
    if (message.isEcho()) {
      stats.echo(message.isEchoRequest());
      stream = shards.of(message).accept(message);
    } else if (message.isError()) {
      stream = shards.of(message).attach(message);
    }
    anomalies.message(decoder.anomalies(), decoder.anomaliesOfFragments(), message, stream);
    matcher.frame(message, stream);
    return true;
  }

  private void flush() throws IOException {
    if (!anomalies.pending().isEmpty()) {
      flushAnomalies();
    }
    pending.beginTaking();
    PendingAlert alert;
    while ((alert = pending.next()) != null) {
      stats.alert();
      sink.alert(alert.ofMatch());
    }
    pending.clear();
    matcher.takeBack();
  }

  private void flushAnomalies() throws IOException {
    for (AnomalyRecord anomaly : anomalies.pending()) {
      anomalyFilter.take(anomaly);
    }
    anomalies.pending().clear();
  }
}
