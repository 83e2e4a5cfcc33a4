// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.engine.FrameBlock.Placed;
import pingsift.eval.Decisions;
import pingsift.eval.GateRow;
import pingsift.eval.Match;
import pingsift.eval.Matcher;
import pingsift.eve.AnomalyRecord;

/**
 * Brings what the shards have of a block into the order of the run, takes its records into windows
 * and sequences, lets matches through the gates, and hands them on. Used by one thread at a time,
 * block after block.
 */
final class Merger {
  private final Matcher matcher;
  private final Decisions decisions;
  private final LineSink sink;
  private final LineSink.Renderer renderer;
  private final AnomalyFilter anomalyFilter;
  private final Shards shards;
  private final RunStats stats = new RunStats();

  /** The frame whose alerts are being gathered, and those alerts. */
  private long frame;

  private final FrameAlerts now;

  private final List<Placed<AnomalyRecord>> anomalies = new ArrayList<>();
  private int anomaliesTaken;

  /** The last frame of the block whose time windows and sequences know, by its index. */
  private int passed = -1;

  /** Up to where all shards are done. */
  private final Pending.Place end = new Pending.Place();

  private final Pending.Place alarm = new Pending.Place();

  /**
   * @param matcher of the run: what it knows so far goes on
   * @param now where it puts the matches of windows and sequences
   */
  Merger(Matcher matcher, FrameAlerts now, LineSink sink, AnomalyFilter anomalies, Shards shards) {
    this.matcher = matcher;
    this.decisions = matcher.decisions();
    this.now = now;
    this.sink = sink;
    this.renderer = sink.newRenderer();
    this.anomalyFilter = anomalies;
    this.shards = shards;
  }

  RunStats stats() {
    return stats;
  }

  /**
   * Takes what is there of a block, up to the first place that a shard is not done with. Returns
   * whether that is all of it.
   */
  boolean take(FrameBlock block) throws IOException {
    findEnd(block);
    numberOpened(block, end.frame);
    collectAnomalies(block, end.frame);
    takeFound(block);
    if (end.isAtEnd()) {
      finish(block);
    }
    if (frame < end.frame) {
      flush();
    }
    takeAnomalies(end.frame);
    for (int i = 0; i < shards.count(); i++) {
      block.part(i).resume(end);
    }
    return end.isAtEnd();
  }

  private void findEnd(FrameBlock block) {
    end.atEnd();
    for (int i = 0; i < shards.count(); i++) {
      Pending complete = block.part(i).complete();
      if (complete.isBefore(end)) {
        end.copyFrom(complete);
      }
    }
  }

  private void finish(FrameBlock block) throws IOException {
    if (block.isEnd()) {
      enter(block.number(0));
      decisions.end();
    } else {
      decisions.note(block.clock(block.frames() - 1));
    }
    passed = -1;
  }

  /** Each frame opens one iStream at most, so frames say the order. */
  private void numberOpened(FrameBlock block, long end) {
    while (true) {
      ShardPart first = null;
      for (int i = 0; i < shards.count(); i++) {
        ShardPart part = block.part(i);
        if (part.firstOpened() < (first == null ? end : first.firstOpened())) {
          first = part;
        }
      }
      if (first == null) {
        return;
      }
      first.number(shards.nextNumber());
    }
  }

  // ---- anomalies

  private void collectAnomalies(FrameBlock block, long end) {
    anomalies.clear();
    anomaliesTaken = 0;
    move(block.anomalies(), end);
    for (int i = 0; i < shards.count(); i++) {
      move(block.part(i).anomalies, end);
    }
    if (anomalies.size() > 1) {
      anomalies.sort(Comparator.comparingLong(Placed::frame));
    }
  }

  private void move(List<Placed<AnomalyRecord>> from, long end) {
    if (from.isEmpty()) {
      return;
    }
    for (Iterator<Placed<AnomalyRecord>> each = from.iterator(); each.hasNext(); ) {
      Placed<AnomalyRecord> anomaly = each.next();
      if (anomaly.frame() < end) {
        anomalies.add(anomaly);
        each.remove();
      }
    }
  }

  private void takeAnomalies(long upTo) throws IOException {
    while (anomaliesTaken < anomalies.size() && anomalies.get(anomaliesTaken).frame() <= upTo) {
      anomalyFilter.take(anomalies.get(anomaliesTaken++).what());
    }
  }

  // ---- what was found

  private void takeFound(FrameBlock block) throws IOException {
    while (true) {
      ShardPart part = firstPart(block);
      Pending next = part == null ? null : part.first();
      if (next != null && !next.isBefore(end)) {
        next = null;
      }
      if (passTime(block, next == null ? end : next)) {
        continue;
      }
      if (part == null || next == null) {
        return;
      }
      enter(next.frame);
      part.take();
      int index = (int) (next.frame - block.number(0));
      passed = Math.max(passed, next.dueNanos == Pending.OWN ? index : index - 1);
      noteTime(block);
      take(next, part);
    }
  }

  /**
   * What time decides at a frame is by the clock of the one before, which may be of another block.
   */
  private void noteTime(FrameBlock block) {
    if (passed >= 0 && !block.isEnd()) {
      decisions.note(block.clock(passed));
    }
  }

  private void take(Pending next, ShardPart from) {
    if (next instanceof PendingRecord record) {
      from.taken(record, decisions.take(record.kept));
    } else if (next instanceof PendingAlert alert && passes(alert)) {
      Match match = alert.match;
      if (match == null) {
        now.add(alert);
      } else {
        now.add(match);
      }
    }
  }

  /** The shard with what comes first; null where nothing is left. */
  private @Nullable ShardPart firstPart(FrameBlock block) {
    ShardPart found = null;
    Pending earliest = null;
    for (int i = 0; i < shards.count(); i++) {
      ShardPart part = block.part(i);
      Pending first = part.first();
      if (first != null && (earliest == null || first.isBefore(earliest))) {
        found = part;
        earliest = first;
      }
    }
    return found;
  }

  /**
   * Lets windows and sequences know of the time of a frame, where they want to before a place;
   * false where they do not.
   */
  private boolean passTime(FrameBlock block, Pending before) throws IOException {
    long wanted = decisions.alarmNanos();
    if (wanted == Long.MAX_VALUE) {
      return false;
    }
    int index = Math.max(passed + 1, block.firstLater(wanted - 1));
    if (index >= block.frames()) {
      return false;
    }
    alarm.beforeMessage(block.number(index));
    if (!alarm.isBefore(before)) {
      return false;
    }
    enter(alarm.frame);
    decisions.pass(block.clock(index));
    passed = index;
    return true;
  }

  private boolean passes(PendingAlert alert) {
    GateRow row = alert.gate;
    return row == null || decisions.passes(alert.rule(), row, alert.nanos);
  }

  // ---- alerts

  /** Goes on to a frame: the alerts of the one before are all there. */
  private void enter(long next) throws IOException {
    if (next != frame) {
      flush();
      frame = next;
      decisions.at(next);
    }
  }

  private void flush() throws IOException {
    if (now.isEmpty()) {
      return;
    }
    takeAnomalies(frame);
    now.beginTaking();
    PendingAlert alert;
    while ((alert = now.next()) != null) {
      if (!alert.isWritten()) {
        alert.renderAlone(renderer);
      }
      stats.alert();
      sink.line(alert);
    }
    now.clear();
    matcher.takeBack();
  }
}
