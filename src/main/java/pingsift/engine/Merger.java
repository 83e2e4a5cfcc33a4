// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.engine.FrameBlock.Placed;
import pingsift.eval.GateRow;
import pingsift.eval.Gates;
import pingsift.eval.Plan;
import pingsift.eve.AnomalyRecord;

/**
 * Brings what the shards have of a block into the order of the run, lets it through the gates, and
 * hands it on. Used by one thread at a time, block after block.
 */
final class Merger {
  private static final Comparator<PendingAlert> BY_RULE =
      Comparator.comparingLong(alert -> alert.rule().meta().sid());

  private final Plan plan;
  private final Gates gates;
  private final LineSink sink;
  private final AnomalyFilter anomalyFilter;
  private final Shards shards;
  private final RunStats stats = new RunStats();

  /** The alerts of one frame. */
  private final List<PendingAlert> now = new ArrayList<>();

  private final List<Placed<AnomalyRecord>> anomalies = new ArrayList<>();
  private int anomaliesTaken;

  /**
   * @param gates what they know of the run so far goes on
   */
  Merger(Plan plan, Gates gates, LineSink sink, AnomalyFilter anomalies, Shards shards) {
    this.plan = plan;
    this.gates = gates;
    this.sink = sink;
    this.anomalyFilter = anomalies;
    this.shards = shards;
  }

  RunStats stats() {
    return stats;
  }

  /**
   * Takes what is there of a block, up to the first frame that a shard is not done with. Returns
   * whether that is all of it.
   */
  boolean take(FrameBlock block) throws IOException {
    long end = Long.MAX_VALUE;
    for (int i = 0; i < shards.count(); i++) {
      end = Math.min(end, block.part(i).completeTo());
    }
    numberOpened(block, end);
    collectAnomalies(block, end);
    long frame;
    while ((frame = firstFrame(block)) < end) {
      takeAnomalies(frame);
      takeAlerts(block, frame);
    }
    takeAnomalies(end);
    for (int i = 0; i < shards.count(); i++) {
      block.part(i).resume(end);
    }
    return end == Long.MAX_VALUE;
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

  // ---- alerts

  /** The frame that decided the alert that comes next; the largest number where none is left. */
  private long firstFrame(FrameBlock block) {
    long frame = Long.MAX_VALUE;
    for (int i = 0; i < shards.count(); i++) {
      PendingAlert first = block.part(i).first();
      if (first != null) {
        frame = Math.min(frame, first.frame);
      }
    }
    return frame;
  }

  private void takeAlerts(FrameBlock block, long frame) throws IOException {
    now.clear();
    ShardPart part;
    while ((part = nextPart(block, frame)) != null) {
      PendingAlert alert = part.first();
      part.take();
      if (alert != null && passes(alert)) {
        now.add(alert);
      }
    }
    if (now.size() > 1) {
      now.sort(BY_RULE);
    }
    for (PendingAlert alert : now) {
      stats.alert();
      sink.line(alert);
    }
  }

  /** The shard that decided first of those with an alert at a frame. */
  private @Nullable ShardPart nextPart(FrameBlock block, long frame) {
    ShardPart next = null;
    PendingAlert earliest = null;
    for (int i = 0; i < shards.count(); i++) {
      ShardPart part = block.part(i);
      PendingAlert first = part.first();
      if (first != null && first.frame == frame && (earliest == null || first.isBefore(earliest))) {
        next = part;
        earliest = first;
      }
    }
    return next;
  }

  private boolean passes(PendingAlert alert) {
    GateRow row = alert.gate;
    return row == null || gates.passes(plan, alert.rule(), row, alert.nanos);
  }
}
