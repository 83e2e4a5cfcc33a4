// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedQuery;
import pingsift.check.Scope;
import pingsift.decode.IcmpMessage;
import pingsift.engine.NaiveRecord.By;
import pingsift.eval.Match;
import pingsift.stream.EchoStream;
import pingsift.stream.Exchange;

/** Finds the records of a query for single ones: each is tried whenever anything happens to it. */
final class NaiveFinder {
  private final CheckedQuery.Single query;
  private final boolean waits;
  private final Consumer<NaiveRecord> receiver;
  private final NaiveStreams streams;

  /** How iStreams were left, and how often: for statistics. */
  final List<String> endings = new ArrayList<>();

  /**
   * @param waits whether an iStream is wanted as it is when it ends, and not before
   * @param receiver of what is found and of what stays unknown, as soon as it is certain
   */
  NaiveFinder(CheckedQuery.Single query, boolean waits, Consumer<NaiveRecord> receiver) {
    this.query = query;
    this.waits = waits;
    this.receiver = receiver;
    streams = new NaiveStreams(query.condition());
  }

  NaiveStreams streams() {
    return streams;
  }

  void frame(IcmpMessage message, @Nullable EchoStream stream) {
    if (query.scope() == Scope.FRAME) {
      whole(NaiveScene.ofFrame(message), stream, By.of(message));
    }
  }

  /** An exchange is decided by its reply, and without one by its request. */
  void exchange(EchoStream stream, Exchange exchange, By by) {
    if (query.scope() == Scope.EXCHANGE) {
      whole(NaiveScene.ofExchange(stream, exchange), stream, by);
    }
  }

  private void whole(NaiveScene scene, @Nullable EchoStream stream, By by) {
    Boolean truth = new NaiveSeen(query.condition()).truth(scene);
    if (!Boolean.FALSE.equals(truth)) {
      receiver.accept(new NaiveRecord(scene, stream, by, Match.State.DECIDED, truth == null, true));
    }
  }

  /** An iStream is tried as it is, or as if it ended here. */
  void stream(EchoStream stream, Match.State state, By by) {
    NaiveSeen seen = query.scope() == Scope.ISTREAM ? streams.of(stream) : null;
    if (seen == null || (waits && state == Match.State.OPEN)) {
      return;
    }
    Boolean truth = seen.truth(NaiveScene.ofStream(stream, state != Match.State.OPEN));
    boolean ended = state == Match.State.ENDED;
    if (Boolean.TRUE.equals(truth)) {
      streams.closed(stream);
      endings.add(state.word() + (seen.isComplete() ? "" : ", incomplete"));
    } else if (Boolean.FALSE.equals(truth) && state == Match.State.OPEN) {
      streams.closed(stream);
      endings.add("dropped");
    } else if (ended) {
      endings.add(truth == null ? "unknown" : "false");
    }
    if (Boolean.TRUE.equals(truth) || (truth == null && ended)) {
      NaiveScene scene = NaiveScene.ofStream(stream, true);
      receiver.accept(new NaiveRecord(scene, stream, by, state, truth == null, seen.isComplete()));
    }
  }
}
