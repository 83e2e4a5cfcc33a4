// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Collection;
import pingsift.check.Deciding;
import pingsift.check.Expression.FieldReference;
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
 * A rule over windows told from the words of the language page alone: all records are kept, and
 * each time one comes its whole window is gone through anew.
 */
final class NaiveWindows implements StreamListener {
  /** What the condition on the window sees in one record. */
  private record Kept(long time, NaiveRule seen) {}

  /** The records with one key, in the order in which they came, and what was said of them. */
  private static final class Group {
    private final List<Kept> records = new ArrayList<>();
    private boolean armed = true;
    private long alerted;
  }

  private final CheckedRule rule;
  private final CheckedQuery.Window window;
  private final CheckedRule having;
  private final Scope scope;
  private final Map<List<Object>, Group> groups = new HashMap<>();
  private final Map<EchoStream, NaiveRule> open = new LinkedHashMap<>();
  private final Map<EchoStream, Long> lastTimes = new HashMap<>();
  private final List<String> alerts = new ArrayList<>();
  private long frame;

  NaiveWindows(CheckedRule rule) {
    this.rule = rule;
    window = (CheckedQuery.Window) rule.query();
    scope = window.records().scope();
    having =
        new CheckedRule(
            rule.name(),
            rule.meta(),
            scope,
            window.having(),
            Deciding.AT_ONCE,
            rule.source(),
            rule.span());
  }

  List<String> run(CaptureReader reader) throws IOException {
    EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, this);
    FrameDecoder decoder = new FrameDecoder();
    IcmpMessage message = new IcmpMessage();
    Frame next = new Frame();
    while (reader.next(next)) {
      frame = next.number();
      boolean icmp = decoder.decode(next, message) == Outcome.ICMP;
      if (icmp && message.isEcho()) {
        table.accept(message);
      } else {
        table.tick(next.timestampNanos());
      }
      if (icmp && scope == Scope.FRAME) {
        tryRecord(new NaiveRule(rule), new Scene(message, null, null, null, null, true), message);
      }
      List.copyOf(open.keySet()).forEach(stream -> tryStream(stream, false));
    }
    table.end();
    return alerts;
  }

  static String alert(long frame, List<?> key, long records, long firstNanos, long lastNanos) {
    return "frame %d, %s: %d records in %d ns"
        .formatted(frame, key, records, lastNanos - firstNanos);
  }

  private void tryRecord(NaiveRule where, Scene scene, IcmpMessage decider) {
    if (Boolean.TRUE.equals(where.truth(scene))) {
      take(scene, decider.timestampNanos());
    }
  }

  private void tryStream(EchoStream stream, boolean ended) {
    NaiveRule where = open.get(stream);
    boolean waits = window.records().deciding() == Deciding.AT_END && !ended;
    Scene scene = new Scene(null, null, null, null, stream, ended);
    if (where == null || waits || !Boolean.TRUE.equals(where.truth(scene))) {
      return;
    }
    open.remove(stream);
    Long time = lastTimes.get(stream);
    take(new Scene(null, null, null, null, stream, true), time == null ? 0 : time);
  }

  private void take(Scene scene, long time) {
    List<Object> key = new ArrayList<>();
    for (FieldReference field : window.keys()) {
      Object value = NaiveValues.field(field, scene.source(field));
      if (value == null) {
        return;
      }
      key.add(value);
    }
    Group group = groups.computeIfAbsent(key, k -> new Group());
    long newest = group.records.stream().mapToLong(Kept::time).max().orElse(time);
    if (time <= newest - window.durationNanos()) {
      return;
    }
    NaiveRule seen = new NaiveRule(having);
    seen.element(collection(), scene);
    group.records.add(new Kept(time, seen));
    decide(key, group, Math.max(time, newest), scene);
  }

  private void decide(List<Object> key, Group group, long end, Scene scene) {
    List<Kept> last =
        group.records.stream()
            .filter(record -> record.time > end - window.durationNanos())
            .sorted(Comparator.comparingLong(Kept::time)) // stable: equal times as they came
            .toList();
    NaiveRule all = new NaiveRule(having);
    last.forEach(record -> all.takeOver(record.seen));
    Boolean truth = all.truth(scene);
    if (Boolean.FALSE.equals(truth)) {
      group.armed = true;
    }
    boolean again = group.armed || end - group.alerted >= window.durationNanos();
    if (Boolean.TRUE.equals(truth) && again) {
      group.armed = false;
      group.alerted = end;
      alerts.add(alert(frame, key, last.size(), last.get(0).time, end));
    }
  }

  private Collection collection() {
    return switch (scope) {
      case FRAME -> Collection.FRAMES;
      case EXCHANGE -> Collection.EXCHANGES;
      case ISTREAM -> Collection.ISTREAMS;
    };
  }

  private void element(EchoStream stream, Collection collection, Scene scene) {
    NaiveRule where = open.get(stream);
    if (where != null) {
      where.element(collection, scene);
    }
  }

  @Override
  public void opened(EchoStream stream) {
    if (scope == Scope.ISTREAM) {
      open.put(stream, new NaiveRule(rule));
    }
  }

  @Override
  public void request(EchoStream stream, IcmpMessage message) {
    lastTimes.put(stream, message.timestampNanos());
    element(stream, Collection.REQUESTS, new Scene(null, message, null, null, stream, false));
    element(stream, Collection.FRAMES, new Scene(message, null, null, null, stream, false));
  }

  @Override
  public void reply(EchoStream stream, IcmpMessage message) {
    lastTimes.put(stream, message.timestampNanos());
    element(stream, Collection.REPLIES, new Scene(null, null, message, null, stream, false));
    element(stream, Collection.FRAMES, new Scene(message, null, null, null, stream, false));
  }

  @Override
  public void exchange(EchoStream stream, Exchange exchange) {
    IcmpMessage request = exchange.request();
    IcmpMessage reply = exchange.reply();
    @Nullable IcmpMessage decider = reply == null ? request : reply;
    if (scope == Scope.EXCHANGE && decider != null) {
      tryRecord(
          new NaiveRule(rule), new Scene(null, request, reply, exchange, stream, true), decider);
    }
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
