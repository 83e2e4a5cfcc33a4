// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;
import pingsift.check.CheckedRule;
import pingsift.check.Collection;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.engine.NaiveRecord.By;
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
  private final NaiveClaims claims;
  private final List<NaiveQuery> queries = new ArrayList<>();
  private final List<NaiveFinder> finders = new ArrayList<>();
  private final List<NaiveStreams> conditions = new ArrayList<>();
  private final Set<EchoStream> open = new LinkedHashSet<>();
  private final Map<EchoStream, By> last = new HashMap<>();
  private final List<String> alerts = new ArrayList<>();
  private long frame;

  /** What the frame that is being read carries; null where that is no message, or nothing yet. */
  private @Nullable By current;

  /** How many matches restraints have held back. */
  int heldBack;

  NaiveEngine(List<CheckedRule> rules, NaiveClaims claims) {
    this.claims = claims;
    conditions.addAll(claims.streams());
    for (CheckedRule rule : rules) {
      NaiveGate gate = new NaiveGate(rule.restraint());
      conditions.addAll(gate.streams());
      NaiveQuery query = NaiveQuery.of(rule, found -> matched(rule, gate, found));
      queries.add(query);
      finders.addAll(query.finders());
    }
    finders.forEach(finder -> conditions.add(finder.streams()));
  }

  /** How rules left iStreams, and how often: for statistics. */
  List<String> endings() {
    return finders.stream().flatMap(finder -> finder.endings.stream()).toList();
  }

  /** Each alert as {@link NaiveText} has it. Fails where an alert's evidence is not true. */
  List<String> run(CaptureReader reader) throws IOException {
    EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, this);
    FrameDecoder decoder = new FrameDecoder();
    IcmpMessage message = new IcmpMessage();
    Frame next = new Frame();
    while (reader.next(next)) {
      frame = next.number();
      current = null;
      table.tick(next.timestampNanos());
      queries.forEach(query -> query.pass(next.timestampNanos()));
      if (decoder.decode(next, message) == Outcome.ICMP) {
        current = By.of(message);
        take(table, message);
      }
      List.copyOf(open).forEach(this::grown);
      queries.forEach(NaiveQuery::settle);
    }
    current = null;
    table.end();
    queries.forEach(NaiveQuery::end);
    return alerts;
  }

  private void take(EchoStreamTable table, IcmpMessage message) {
    EchoStream stream = null;
    if (message.isEcho()) {
      stream = table.accept(message);
    } else if (message.isError()) {
      stream = table.attach(message);
    }
    for (NaiveFinder finder : finders) {
      finder.frame(message, stream);
    }
  }

  private void matched(CheckedRule rule, NaiveGate gate, NaiveQuery.Found found) {
    if (!gate.passes(found)) {
      heldBack++;
      return;
    }
    String alert = NaiveText.of(rule, frame, found);
    alerts.add(alert);
    if (found.group().isEmpty()) {
      claims.check(alert, found.last());
    }
  }

  private void tryStream(EchoStream stream, Match.State state, By by) {
    finders.forEach(finder -> finder.stream(stream, state, by));
  }

  private void element(EchoStream stream, Collection collection, NaiveScene scene) {
    conditions.forEach(condition -> condition.element(stream, collection, scene));
  }

  @Override
  public void opened(EchoStream stream) {
    open.add(stream);
    conditions.forEach(condition -> condition.opened(stream));
  }

  @Override
  public void request(EchoStream stream, IcmpMessage message) {
    last.put(stream, By.of(message));
    element(stream, Collection.REQUESTS, new NaiveScene(null, message, null, null, stream, false));
    element(stream, Collection.FRAMES, new NaiveScene(message, null, null, null, stream, false));
    tryStream(stream, Match.State.OPEN, By.of(message));
  }

  @Override
  public void reply(EchoStream stream, IcmpMessage message) {
    last.put(stream, By.of(message));
    element(stream, Collection.REPLIES, new NaiveScene(null, null, message, null, stream, false));
    element(stream, Collection.FRAMES, new NaiveScene(message, null, null, null, stream, false));
    tryStream(stream, Match.State.OPEN, By.of(message));
  }

  @Override
  public void exchange(EchoStream stream, Exchange exchange) {
    IcmpMessage reply = exchange.reply();
    By by = By.of(reply == null ? exchange.request() : reply);
    element(stream, Collection.EXCHANGES, NaiveScene.ofExchange(stream, exchange));
    tryStream(stream, Match.State.OPEN, by);
    finders.forEach(finder -> finder.exchange(stream, exchange, by));
  }

  /** By the message of the frame, wherever that has gone; else nothing but time has passed. */
  @Override
  public void grown(EchoStream stream) {
    tryStream(stream, Match.State.OPEN, current == null ? last.get(stream) : current);
  }

  @Override
  public void error(EchoStream stream, IcmpMessage error) {
    tryStream(stream, Match.State.OPEN, By.of(error));
  }

  @Override
  public void active(EchoStream stream) {
    tryStream(stream, Match.State.ACTIVE, last.get(stream));
  }

  @Override
  public void ended(EchoStream stream, EndReason reason) {
    tryStream(stream, Match.State.ENDED, last.get(stream));
    open.remove(stream);
    conditions.forEach(condition -> condition.closed(stream));
  }
}
