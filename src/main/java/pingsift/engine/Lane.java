// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import org.jspecify.annotations.Nullable;
import pingsift.capture.Frame;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.engine.FrameBlock.Placed;
import pingsift.eval.GateRow;
import pingsift.eval.KeptRecord;
import pingsift.eval.Match;
import pingsift.eval.Matcher;
import pingsift.eve.AnomalyRecord;
import pingsift.stream.EchoStream;
import pingsift.stream.EchoStreamTable;

/**
 * What one thread needs to do a shard's work on a block: decoding, iStreams, rules, lines.
 *
 * <p>It does what {@link Engine} does with each frame, for the frames of one shard. Between two of
 * them the time of the capture passes by the frames of all shards, and each decision by time gets
 * the frame that it would have got there.
 */
final class Lane implements Matcher.Receiver {
  private final FrameDecoder decoder = new FrameDecoder();
  private final IcmpMessage message = new IcmpMessage();
  private final Frame frame = new Frame();
  private final RunStats stats = new RunStats();
  private final Matcher matcher;
  private final LineSink.Renderer renderer;

  // what is being worked on
  private Shard shard;
  private EchoStreamTable table;
  private FrameBlock block = new FrameBlock(0, 0, 0);
  private ShardPart part = new ShardPart(0);

  /** Whether the passing of time decides, not the frame's own message. */
  private boolean byTime;

  /**
   * @param first any shard of the run
   * @param captureStartNanos time of the run's first frame
   */
  Lane(Matcher ofRun, LineSink sink, Shard first, long captureStartNanos) {
    matcher = ofRun.forThread(this);
    renderer = sink.newRenderer();
    shard = first;
    table = first.table();
    decoder.pass(captureStartNanos);
  }

  RunStats stats() {
    return stats;
  }

  long matches() {
    return matcher.matches();
  }

  /**
   * Works until the shard's part of the block is finished, or has come to so much that it has to be
   * taken first.
   */
  void work(Shard next, FrameBlock of) {
    enter(next, of);
    if (block.isEnd()) {
      end();
    } else {
      goOn();
    }
    next.enter(null);
  }

  private void enter(Shard next, FrameBlock of) {
    shard = next;
    table = next.table();
    block = of;
    part = of.part(next.index());
    table.listener(matcher);
    next.enter(part);
  }

  private void goOn() {
    int index;
    while ((index = nextIndex()) < block.frames()) {
      if (!passTime(index)) {
        return;
      }
      at(index);
      table.pass(block.clock(index));
      take(index);
      render();
      if (isPaused(index)) {
        return;
      }
      table.pack();
    }
    if (passTime(index)) {
      part.finish();
    }
  }

  /** The next frame of the shard; the number of all frames where there is none. */
  private int nextIndex() {
    int next = block.frames();
    if (part.nextFrame < part.frames.size()) {
      next = part.frames.index(part.nextFrame);
    }
    if (part.nextMessage < part.messages.size()) {
      next = Math.min(next, part.messages.get(part.nextMessage).index());
    }
    return next;
  }

  private void at(int index) {
    long number = block.number(index);
    part.frame = number;
    matcher.at(number);
  }

  private boolean isPaused(int index) {
    if (!part.isFull()) {
      return false;
    }
    part.pause(block.number(index + 1));
    return true;
  }

  // ---- time

  /**
   * Lets capture time pass up to a frame, that one included. What is decided by that frame waits
   * for its message; false where there is so much that it has to be taken first.
   */
  private boolean passTime(int upTo) {
    int last = Math.min(upTo, block.frames() - 1);
    while (part.unfinished >= 0 || table.nextDueNanos() < block.clock(last)) {
      int at = part.unfinished >= 0 ? part.unfinished : block.firstLater(table.nextDueNanos());
      at(at);
      table.pass(block.clock(at));
      if (!decideDue(at)) {
        return false;
      }
      if (at == upTo) {
        return true;
      }
      render();
      if (isPaused(at)) {
        return false;
      }
    }
    return true;
  }

  /** Lets time decide what it decides at a frame; false where some is left for later. */
  private boolean decideDue(int at) {
    part.unfinished = -1;
    while (table.findDue()) {
      if (isPausedWithin(at)) {
        return false;
      }
      byTime = true;
      table.decideDue();
      byTime = false;
    }
    return true;
  }

  /** Ends all iStreams. Records are done with at once, because nothing changes them any more. */
  private void end() {
    at(0);
    part.unfinished = -1;
    while (table.findLeastRecent()) {
      if (isPausedWithin(0)) {
        return;
      }
      byTime = true;
      table.endLeastRecent();
      byTime = false;
      part.showRecords();
    }
    render();
    part.finish();
  }

  /**
   * Whether what is due next has to wait. Then whoever takes the frame's matches makes their lines,
   * at the end of the frame, and the shard's work waits there until that is done.
   */
  private boolean isPausedWithin(int at) {
    if (!part.isFullWithin() || !part.isBefore(table.dueNanos(), table.dueOrder())) {
      return false;
    }
    part.pauseWithin(at, table.dueNanos(), table.dueOrder());
    matcher.giveAway();
    return true;
  }

  // ---- one frame

  private void take(int index) {
    int place = part.nextFrame;
    if (place < part.frames.size() && part.frames.index(place) == index) {
      part.nextFrame++;
      part.frames.read(place, block, frame);
      Outcome outcome = decoder.decode(frame, message);
      stats.outcome(outcome);
      if (outcome == Outcome.ICMP) {
        take(message, decoder.anomalies(), 0);
      } else {
        shard.anomalies().frame(frame, decoder, message);
      }
    } else {
      ShardPart.Whole whole = part.messages.get(part.nextMessage++);
      take(whole.message(), whole.anomalies(), whole.ofFragments());
    }
    keepAnomalies();
  }

  private void take(IcmpMessage icmp, long anomalies, long ofFragments) {
    EchoStream stream = null;
    if (icmp.isEcho()) {
      stats.echo(icmp.isEchoRequest());
      stream = table.accept(icmp);
    } else if (icmp.isError()) {
      stream = table.attach(icmp);
    }
    shard.anomalies().message(anomalies, ofFragments, icmp, stream);
    matcher.frame(icmp, stream);
  }

  private void keepAnomalies() {
    if (shard.anomalies().pending().isEmpty()) {
      return;
    }
    for (AnomalyRecord record : shard.anomalies().pending()) {
      part.anomalies.add(new Placed<>(part.frame, record));
    }
    shard.anomalies().pending().clear();
  }

  // ---- what is found

  @Override
  public void match(Match match, @Nullable GateRow row) {
    PendingAlert alert = part.newAlert(match);
    place(alert);
    alert.set(match, row);
  }

  @Override
  public KeptRecord record() {
    PendingRecord record = part.newRecord();
    place(record);
    return record.kept;
  }

  private void place(Pending found) {
    found.place(
        part.frame,
        byTime ? table.dueNanos() : Pending.OWN,
        byTime ? table.dueOrder() : Pending.OWN);
  }

  /** Finishes what the frame has decided, when all of it is known of its iStreams. */
  private void render() {
    if (part.isFullOfMatches()) {
      part.endFrameWithMatches();
      matcher.giveAway();
      return;
    }
    part.endFrame(renderer);
    matcher.takeBack();
  }
}
