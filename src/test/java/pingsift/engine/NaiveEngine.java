// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;
import pingsift.check.CheckedRule;
import pingsift.check.Collection;
import pingsift.check.Scope;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.engine.NaiveRule.Scene;
import pingsift.eval.Match;
import pingsift.stream.EchoStream;
import pingsift.stream.EchoStreamTable;
import pingsift.stream.EndReason;
import pingsift.stream.Exchange;
import pingsift.stream.StreamListener;
import pingsift.stream.StreamOptions;

/**
 * What rules say, tried after every frame on every iStream, and after everything that happens to
 * one: nobody works out who has to be tried when, so nobody can be forgotten.
 */
final class NaiveEngine implements StreamListener {
  /** What an alert names as evidence: a condition, and what its left side was. */
  record Claim(CheckedRule rule, @Nullable Object value) {}

  /** How rules left iStreams, and how often: for statistics. */
  final List<String> endings = new ArrayList<>();

  private final List<CheckedRule> rules;
  private final Map<String, List<Claim>> claims;
  private final Map<EchoStream, List<NaiveRule>> open = new LinkedHashMap<>();
  private final Map<EchoStream, Map<Claim, NaiveRule>> claimed = new LinkedHashMap<>();
  private final TreeSet<String> alerts = new TreeSet<>();
  private long frame;
  private String shown = "";

  /** How many claims were found to hold. */
  int checked;

  /**
   * @param claims what alerts, as the text {@link #alert} makes of them, name as evidence
   */
  NaiveEngine(List<CheckedRule> rules, Map<String, List<Claim>> claims) {
    this.rules = rules;
    this.claims = claims;
  }

  /** Each alert as the text {@link #alert} makes. Fails where an alert's evidence is not true. */
  TreeSet<String> run(CaptureReader reader, String shown) throws IOException {
    this.shown = shown;
    EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, this);
    FrameDecoder decoder = new FrameDecoder();
    IcmpMessage message = new IcmpMessage();
    Frame next = new Frame();
    while (reader.next(next)) {
      frame = next.number();
      boolean icmp = decoder.decode(next, message) == Outcome.ICMP;
      EchoStream stream = null;
      if (icmp && message.isEcho()) {
        stream = table.accept(message);
      } else if (icmp && message.isError()) {
        stream = table.attach(message);
      } else {
        table.tick(next.timestampNanos());
      }
      if (icmp) {
        tryFrame(message, stream);
      }
      List.copyOf(open.keySet()).forEach(s -> tryStream(s, Match.State.OPEN));
    }
    table.end();
    return alerts;
  }

  static String alert(
      CheckedRule rule,
      long frame,
      @Nullable EchoStream stream,
      String exchange,
      Match.State state,
      boolean complete) {
    return "rule %d frame %d istream %d exchange %s, %s, %s"
        .formatted(
            rule.meta().sid(),
            frame,
            stream == null ? -1 : stream.index(),
            exchange,
            state.word(),
            // what a frame adds after the moment that decided, only the naive reading has seen
            state == Match.State.OPEN ? "" : complete ? "complete" : "incomplete");
  }

  /** The frames of an exchange; 0 for a side that is not there. */
  static String exchange(long request, long reply) {
    return request + "/" + reply;
  }

  /** Notes an alert; what it claims must hold on the scene. */
  private void raise(String alert, Scene scene, Function<Claim, NaiveRule> reading) {
    alerts.add(alert);
    for (Claim claim : claims.getOrDefault(alert, List.of())) {
      NaiveRule rule = reading.apply(claim);
      String what = shown + "\n" + alert + " because " + rule.rule().text(rule.rule().condition());
      assertThat(rule.truth(scene)).as(what).isTrue();
      Object compared = rule.compared(scene);
      if (compared != null && claim.value instanceof Number value) {
        double difference = NaiveValues.real(compared) - value.doubleValue();
        assertThat(difference).as(what + ": " + value).isBetween(-1e-9, 1e-9);
      }
      checked++;
    }
  }

  private void tryFrame(IcmpMessage message, @Nullable EchoStream stream) {
    for (CheckedRule rule : rules) {
      Scene scene = new Scene(message, null, null, null, null, true);
      if (rule.scope() == Scope.FRAME && Boolean.TRUE.equals(new NaiveRule(rule).truth(scene))) {
        raise(
            alert(rule, frame, stream, exchange(0, 0), Match.State.DECIDED, true),
            scene,
            claim -> new NaiveRule(claim.rule));
      }
    }
  }

  private void tryStream(EchoStream stream, Match.State state) {
    List<NaiveRule> left = open.getOrDefault(stream, List.of());
    Scene scene = new Scene(null, null, null, null, stream, state != Match.State.OPEN);
    for (NaiveRule rule : List.copyOf(left)) {
      Boolean truth = rule.truth(scene);
      if (Boolean.TRUE.equals(truth)) {
        raise(
            alert(rule.rule(), frame, stream, exchange(0, 0), state, rule.isComplete()),
            scene,
            claim -> claimed.getOrDefault(stream, Map.of()).get(claim));
        left.remove(rule);
        endings.add(state.word() + (rule.isComplete() ? "" : ", incomplete"));
      } else if (Boolean.FALSE.equals(truth) && state == Match.State.OPEN) {
        left.remove(rule);
        endings.add("dropped");
      } else if (state == Match.State.ENDED) {
        endings.add(truth == null ? "unknown" : "false");
      }
    }
  }

  private void element(EchoStream stream, Collection collection, Scene scene) {
    open.getOrDefault(stream, List.of()).forEach(rule -> rule.element(collection, scene));
    claimed.getOrDefault(stream, Map.of()).values().forEach(c -> c.element(collection, scene));
  }

  @Override
  public void opened(EchoStream stream) {
    List<NaiveRule> fresh = new ArrayList<>();
    for (CheckedRule rule : rules) {
      if (rule.scope() == Scope.ISTREAM) {
        fresh.add(new NaiveRule(rule));
      }
    }
    open.put(stream, fresh);
    Map<Claim, NaiveRule> made = new IdentityHashMap<>();
    claims.values().forEach(l -> l.forEach(claim -> made.put(claim, new NaiveRule(claim.rule))));
    claimed.put(stream, made);
  }

  @Override
  public void request(EchoStream stream, IcmpMessage message) {
    element(stream, Collection.REQUESTS, new Scene(null, message, null, null, stream, false));
    element(stream, Collection.FRAMES, new Scene(message, null, null, null, stream, false));
    tryStream(stream, Match.State.OPEN);
  }

  @Override
  public void reply(EchoStream stream, IcmpMessage message) {
    element(stream, Collection.REPLIES, new Scene(null, null, message, null, stream, false));
    element(stream, Collection.FRAMES, new Scene(message, null, null, null, stream, false));
    tryStream(stream, Match.State.OPEN);
  }

  @Override
  public void exchange(EchoStream stream, Exchange exchange) {
    IcmpMessage request = exchange.request();
    IcmpMessage reply = exchange.reply();
    Scene scene = new Scene(null, request, reply, exchange, stream, true);
    element(stream, Collection.EXCHANGES, scene);
    tryStream(stream, Match.State.OPEN);
    for (CheckedRule rule : rules) {
      if (rule.scope() == Scope.EXCHANGE && Boolean.TRUE.equals(new NaiveRule(rule).truth(scene))) {
        raise(
            alert(
                rule,
                frame,
                stream,
                exchange(number(request), number(reply)),
                Match.State.DECIDED,
                true),
            scene,
            claim -> new NaiveRule(claim.rule));
      }
    }
  }

  static long number(@Nullable IcmpMessage message) {
    return message == null ? 0 : message.frameNumber();
  }

  @Override
  public void active(EchoStream stream) {
    tryStream(stream, Match.State.ACTIVE);
  }

  @Override
  public void ended(EchoStream stream, EndReason reason) {
    tryStream(stream, Match.State.ENDED);
    open.remove(stream);
    claimed.remove(stream);
  }
}
