// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Scope;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.engine.EngineOptions;
import pingsift.eval.Matcher;
import pingsift.eval.Projection;
import pingsift.eval.WindowProjection;
import pingsift.fields.Fields;
import pingsift.fields.Need;
import pingsift.stream.EchoStream;
import pingsift.stream.EchoStreamTable;
import pingsift.stream.StreamOptions;

/**
 * Goes through a capture and shows what each condition of some rules is on each record: frames as
 * they are read, exchanges when they are decided, iStreams when they have ended, windows each time
 * that a record comes into one. {@code suppress}, {@code after} and {@code limit} do not apply.
 *
 * <p>All rules of one scope share one pass. Not thread-safe; {@link #run} once.
 */
public final class Inspector {
  /** Sees what the clauses are. */
  public interface Visitor {
    void see(Reading reading);
  }

  private record Measured(Clauses clauses, Measures measures) {}

  /** The records of one scope, with the iStreams that they belong to. */
  private record Records(Projection projection, EchoStreamTable table) {}

  /** The windows of one rule, with the iStreams that their records come from. */
  private record Windows(Matcher matcher, EchoStreamTable table) {
    void pass(Frame frame) {
      matcher.at(frame.number());
      table.tick(frame.timestampNanos());
      matcher.decisions().pass(frame.timestampNanos());
    }

    void end() {
      table.end();
      matcher.decisions().end();
    }
  }

  private static final long NO_STREAM = -1;

  private final EngineOptions options;
  private final List<Clauses> all = new ArrayList<>();
  private final List<Records> records = new ArrayList<>();
  private final List<Windows> windows = new ArrayList<>();
  private final Map<Long, Long> followed = new HashMap<>();
  private Visitor visitor = reading -> {};

  public Inspector(List<CheckedRule> rules, EngineOptions options) {
    this.options = options;
    Map<Scope, List<Clauses>> byScope = new EnumMap<>(Scope.class);
    for (CheckedRule rule : rules) {
      for (Clauses clauses : Clauses.of(rule)) {
        all.add(clauses);
        if (clauses.part() == Clauses.HAVING) {
          addWindow(clauses);
        } else {
          byScope.computeIfAbsent(clauses.scope(), scope -> new ArrayList<>()).add(clauses);
        }
      }
    }
    byScope.forEach(this::addRecords);
  }

  /** All conditions of the rules, in their order. */
  public List<Clauses> clauses() {
    return List.copyOf(all);
  }

  private void addRecords(Scope scope, List<Clauses> all) {
    List<Projection.Column> columns = new ArrayList<>();
    List<Measured> measured = new ArrayList<>();
    all.forEach(clauses -> measured.add(new Measured(clauses, new Measures(clauses, columns))));
    Projection projection =
        new Projection(scope, columns, Fields.catalogue(), row -> show(measured, row));
    EchoStreamTable table = new EchoStreamTable(streams(projection.needs()), projection);
    records.add(new Records(projection, table));
  }

  private void addWindow(Clauses clauses) {
    List<Projection.Column> columns = new ArrayList<>();
    Measures measures = new Measures(clauses, columns);
    List<Measured> measured = List.of(new Measured(clauses, measures));
    List<Expression> values = columns.stream().map(Projection.Column::value).toList();
    WindowProjection projection =
        new WindowProjection(
            clauses.rule(), values, Fields.catalogue(), row -> show(measured, row));
    StreamOptions streams = streams(projection.needs());
    Matcher matcher = projection.matcher(streams);
    windows.add(new Windows(matcher, new EchoStreamTable(streams, matcher)));
  }

  private void show(List<Measured> measured, Projection.Row row) {
    for (Measured one : measured) {
      visitor.see(new Reading(one.clauses, one.measures, row));
    }
  }

  private StreamOptions streams(Set<Need> needs) {
    return options.streams().withHistograms(needs.contains(Need.HISTOGRAMS));
  }

  /**
   * Reads to the end.
   *
   * @throws IOException where the reader fails; what came before was shown
   */
  public void run(CaptureReader reader, Visitor sees) throws IOException {
    visitor = sees;
    FrameDecoder decoder = new FrameDecoder(options.reassembly(), datagram -> {});
    Frame frame = new Frame();
    IcmpMessage message = new IcmpMessage();
    while (reader.next(frame)) {
      records.forEach(one -> one.table.tick(frame.timestampNanos()));
      windows.forEach(window -> window.pass(frame));
      if (decoder.decode(frame, message) == Outcome.ICMP) {
        take(message);
      }
    }
    records.forEach(one -> one.table.end());
    windows.forEach(Windows::end);
  }

  private void take(IcmpMessage message) {
    for (Records one : records) {
      join(one.table, message);
      one.projection.frame(message);
    }
    windows.forEach(window -> window.matcher.frame(message, join(window.table, message)));
  }

  /**
   * Remembers which iStream a frame joins, or whose message it quotes; to be called before {@link
   * #run}.
   */
  public void follow(long frameNumber) {
    followed.put(frameNumber, NO_STREAM);
  }

  /** The {@link EchoStream#index} of a followed frame's iStream; -1 before it came, or for none. */
  public long streamOf(long frameNumber) {
    return followed.getOrDefault(frameNumber, NO_STREAM);
  }

  private @Nullable EchoStream join(EchoStreamTable table, IcmpMessage message) {
    EchoStream stream = null;
    if (message.isEcho()) {
      stream = table.accept(message);
    } else if (message.isError()) {
      stream = table.attach(message);
    }
    if (stream != null && followed.containsKey(message.frameNumber())) {
      followed.put(message.frameNumber(), stream.index());
    }
    return stream;
  }
}
