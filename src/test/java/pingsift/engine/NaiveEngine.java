// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
import pingsift.stream.EchoStream;
import pingsift.stream.EchoStreamTable;
import pingsift.stream.EndReason;
import pingsift.stream.Exchange;
import pingsift.stream.StreamListener;
import pingsift.stream.StreamOptions;

/**
 * What rules say, tried after every frame on every iStream: nobody works out who has to be tried
 * when, so nobody can be forgotten.
 */
final class NaiveEngine implements StreamListener {
  private final List<CheckedRule> rules;
  private final Map<EchoStream, List<NaiveRule>> open = new LinkedHashMap<>();
  private final TreeSet<String> alerts = new TreeSet<>();
  private long frame;

  NaiveEngine(List<CheckedRule> rules) {
    this.rules = rules;
  }

  /** Each alert as the text {@link #alert} makes. */
  TreeSet<String> run(CaptureReader reader) throws IOException {
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
      List.copyOf(open.keySet()).forEach(s -> tryStream(s, false));
    }
    table.end();
    return alerts;
  }

  static String alert(
      CheckedRule rule, long frame, @Nullable EchoStream stream, long request, long reply) {
    return "rule %d frame %d istream %d exchange %d/%d"
        .formatted(rule.meta().sid(), frame, stream == null ? -1 : stream.index(), request, reply);
  }

  private void tryFrame(IcmpMessage message, @Nullable EchoStream stream) {
    for (CheckedRule rule : rules) {
      Scene scene = new Scene(message, null, null, null, null, true);
      if (rule.scope() == Scope.FRAME && Boolean.TRUE.equals(new NaiveRule(rule).truth(scene))) {
        alerts.add(alert(rule, frame, stream, 0, 0));
      }
    }
  }

  private void tryStream(EchoStream stream, boolean ended) {
    List<NaiveRule> left = open.getOrDefault(stream, List.of());
    for (NaiveRule rule : List.copyOf(left)) {
      Scene scene = new Scene(null, null, null, null, stream, ended);
      if (Boolean.TRUE.equals(rule.truth(scene))) {
        alerts.add(alert(rule.rule(), frame, stream, 0, 0));
        left.remove(rule);
      }
    }
  }

  private void element(EchoStream stream, Collection collection, Scene scene) {
    for (NaiveRule rule : open.getOrDefault(stream, List.of())) {
      rule.element(collection, scene);
    }
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
  }

  @Override
  public void request(EchoStream stream, IcmpMessage message) {
    element(stream, Collection.REQUESTS, new Scene(null, message, null, null, stream, false));
    element(stream, Collection.FRAMES, new Scene(message, null, null, null, stream, false));
  }

  @Override
  public void reply(EchoStream stream, IcmpMessage message) {
    element(stream, Collection.REPLIES, new Scene(null, null, message, null, stream, false));
    element(stream, Collection.FRAMES, new Scene(message, null, null, null, stream, false));
  }

  @Override
  public void exchange(EchoStream stream, Exchange exchange) {
    IcmpMessage request = exchange.request();
    IcmpMessage reply = exchange.reply();
    Scene scene = new Scene(null, request, reply, exchange, stream, true);
    element(stream, Collection.EXCHANGES, scene);
    for (CheckedRule rule : rules) {
      if (rule.scope() == Scope.EXCHANGE && Boolean.TRUE.equals(new NaiveRule(rule).truth(scene))) {
        alerts.add(alert(rule, frame, stream, number(request), number(reply)));
      }
    }
  }

  static long number(@Nullable IcmpMessage message) {
    return message == null ? 0 : message.frameNumber();
  }

  @Override
  public void active(EchoStream stream) {
    tryStream(stream, true);
  }

  @Override
  public void ended(EchoStream stream, EndReason reason) {
    tryStream(stream, true);
    open.remove(stream);
  }
}
