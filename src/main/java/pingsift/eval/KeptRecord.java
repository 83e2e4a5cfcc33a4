// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.Scope;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.Exchange;

/**
 * A record with the rows that windows and sequences have read of it, on its way from the thread
 * that saw it to the one that takes the records of all threads in the order of the capture.
 *
 * <p>It borrows the bytes of the frame that decided it, and nothing else that changes. Used again
 * and again.
 */
public final class KeptRecord {
  /** Of this object, its message and exchange, and what an iStream says, roughly. */
  private static final int OBJECT_BYTES = 2048;

  private Scope scope = Scope.FRAME;
  private final IcmpMessage decider = new IcmpMessage();
  private @Nullable Exchange exchange;
  private Match.State state = Match.State.DECIDED;

  // of an istream record, which is kept for one rule
  private boolean ended;
  private @Nullable EchoStream then;
  private GatheredRecord.@Nullable Reasons reasons;
  private @Nullable GateRow gateRow;

  /** Its iStream, which goes on, or has ended. */
  private @Nullable EchoStream stream;

  /** Says what the iStream said at the end of the frame. */
  private @Nullable EchoStream shown;

  private @Nullable EchoStream room;
  private @Nullable EchoStream thenRoom;

  /** By row: the gatherer and the part that it is for, in one word, and what the row writes. */
  private long[] rows = new long[64];

  private int length;
  private long keptBytes;

  /** Keeps a record; its rows are to be added. */
  void begin(Scope of, GatheredRecord record) {
    scope = of;
    state = record.state();
    stream = record.stream();
    shown = null;
    reasons = null;
    gateRow = null;
    length = 0;
    keptBytes = 0;
    Exchange pair = of == Scope.EXCHANGE ? record.exchange() : null;
    if (pair == null) {
      decider.view(record.decider());
    } else {
      keepExchange(pair);
    }
  }

  private void keepExchange(Exchange pair) {
    Exchange copy = exchange == null ? new Exchange() : exchange;
    exchange = copy;
    IcmpMessage reply = pair.reply();
    copy.copyFrom(pair, reply == null ? null : decider.view(reply));
    IcmpMessage request = copy.request();
    if (request != null) {
      keptBytes += request.data().length();
    }
    if (reply == null && request != null) {
      decider.view(request);
    }
  }

  /**
   * Keeps of an iStream why a condition is true, because that changes.
   *
   * @param doubt it is unknown, which has no evidence
   */
  void keepReasons(PlannedRule rule, boolean doubt, Evaluation evaluation, @Nullable GateRow gate) {
    List<Evidence> evidence = new ArrayList<>();
    if (!doubt) {
      rule.condition().explain(evaluation, evidence);
    }
    reasons = new GatheredRecord.Reasons(evidence, rule.missing(evaluation));
    gateRow = gate;
    for (Evidence piece : evidence) {
      keptBytes += piece.bytes();
    }
    ended = evaluation.isEnded();
    EchoStream of = stream;
    if (of != null && state == Match.State.ENDED) {
      then = of;
    } else if (of != null) {
      thenRoom = of.copy(thenRoom);
      then = thenRoom;
    }
  }

  /** Adds a row for a gatherer. */
  void add(int gatherer, GatheredRow row) {
    int end = length + 1 + row.longs();
    if (end > rows.length) {
      rows = Arrays.copyOf(rows, 2 * end);
    }
    rows[length] = (long) gatherer << 32 | row.part;
    row.writeTo(rows, length + 1);
    length = end;
  }

  /** Adds for another gatherer the row that was added last for who reads it. */
  void addRead(int gatherer, GatheredRow row) {
    if (length == rows.length) {
      rows = Arrays.copyOf(rows, 2 * length);
    }
    rows[length++] = (long) gatherer << 32 | row.part;
  }

  /**
   * Keeps what its iStream says now, at the end of the frame: alerts show that. To be called by the
   * thread that works on the iStream.
   */
  public void keepStream() {
    EchoStream of = stream;
    shown = of == null || state == Match.State.ENDED ? of : showRoom(of);
  }

  /** A copy of its own: an alert may show it already. */
  private EchoStream showRoom(EchoStream of) {
    EchoStream copy = of.copy(room);
    room = copy;
    return copy;
  }

  /** Bytes of memory that it takes, estimated. */
  public long bytes() {
    return OBJECT_BYTES + 8L * rows.length + keptBytes;
  }

  // ---- taking

  /** Brings an evaluation to the record as it was. */
  void show(Evaluation evaluation) {
    EchoStream of = then;
    switch (scope) {
      case FRAME -> evaluation.atMessage(decider);
      case EXCHANGE -> evaluation.atExchange(exchange);
      case ISTREAM -> {
        if (of != null) {
          evaluation.atStream(of, StreamState.NONE, ended);
        }
      }
    }
  }

  /** Takes an evaluation away from the record. */
  void leave(Evaluation evaluation) {
    evaluation.atMessage(null);
    evaluation.atExchange(null);
  }

  /**
   * Fills a view of it; the iStream says what it said at the end of the frame, as soon as that has
   * come.
   */
  void view(GatheredRecord into, long frameNumber) {
    into.at(decider, shownStream(), exchange, frameNumber, state);
    into.because(reasons);
  }

  private @Nullable EchoStream shownStream() {
    EchoStream of = stream;
    if (of == null) {
      return null;
    }
    EchoStream copy = shown == null ? showRoom(of) : shown;
    if (copy.index() < 0) {
      copy.number(of.index());
    }
    shown = copy;
    return copy;
  }

  int length() {
    return length;
  }

  int gatherer(int at) {
    return (int) (rows[at] >>> 32);
  }

  int part(int at) {
    return (int) rows[at];
  }

  /** Passes over what {@link #addRead} added, and returns where the next row begins. */
  int skip(int at) {
    return at + 1;
  }

  /** Reads a row back and returns where the next one begins. */
  int read(int at, GatheredRecord record, GatheredRow into) {
    into.readFrom(rows, at + 1, record);
    return at + 1 + into.longs();
  }

  /** What the gate of its rule needs, where that has to be read with the record. */
  @Nullable GateRow gateRow() {
    return gateRow;
  }
}
