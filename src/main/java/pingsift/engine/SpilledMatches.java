// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.eval.Match;
import pingsift.eval.MatchCode;

/**
 * Matches of one frame that have no room in memory until all of that frame are there, in a {@link
 * SpillFile}; they come back in the order of rule ids, then as they came.
 *
 * <p>They are written in runs, each of which is in order, and merged. Not thread-safe.
 */
final class SpilledMatches implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int LEAST_BUFFER = 1 << 12;

  /** For the buffers of all runs, as long as those are not too small. */
  private static final int READ_BYTES = 16 << 20;

  private final MatchCode code = new MatchCode();
  private final List<Long> ends = new ArrayList<>();
  private final PriorityQueue<Run> runs =
      new PriorityQueue<>(
          Comparator.comparingLong((Run run) -> run.rule().meta().sid())
              .thenComparingLong(run -> run.order));
  private @Nullable SpillFile file;
  private @Nullable DataOutputStream out;

  /** Matches in order, of which the first one waits to be read. */
  private static final class Run {
    private final DataInputStream in;
    private @Nullable CheckedRule next;
    private long order;

    Run(DataInputStream in) {
      this.in = in;
    }

    CheckedRule rule() {
      CheckedRule rule = next;
      if (rule == null) {
        throw new IllegalStateException("the run is over");
      }
      return rule;
    }
  }

  /**
   * Writes the next match of a run.
   *
   * @param order of its coming, among those of its frame
   */
  void add(Match match, long order) throws IOException {
    DataOutputStream to = out;
    if (to == null) {
      SpillFile made = file == null ? SpillFile.open() : file;
      file = made;
      to = new DataOutputStream(new BufferedOutputStream(made.append(), BUFFER));
      out = to;
    }
    to.writeBoolean(true);
    to.writeLong(order);
    code.write(match, to);
  }

  /** Ends a run: the next match begins another one. */
  void endRun() throws IOException {
    DataOutputStream to = out;
    SpillFile of = file;
    if (to != null && of != null) {
      to.writeBoolean(false);
      to.flush();
      ends.add(of.length());
      out = null;
    }
  }

  /** Begins to give the matches back: no more are added. */
  void beginReading() throws IOException {
    SpillFile of = file;
    if (of == null) {
      return;
    }
    int buffer = Math.max(LEAST_BUFFER, Math.min(BUFFER, READ_BYTES / ends.size()));
    long start = 0;
    for (long end : ends) {
      read(new Run(new DataInputStream(new BufferedInputStream(of.read(start, end), buffer))));
      start = end;
    }
    ends.clear();
  }

  private void read(Run run) throws IOException {
    if (run.in.readBoolean()) {
      run.order = run.in.readLong();
      run.next = code.readRule(run.in);
      runs.add(run);
    }
  }

  /** Whether there is a match that goes before one of a rule. */
  boolean hasBefore(CheckedRule rule, long order) {
    Run first = runs.peek();
    if (first == null) {
      return false;
    }
    int byRule = Long.compare(first.rule().meta().sid(), rule.meta().sid());
    return byRule < 0 || (byRule == 0 && first.order < order);
  }

  /** The next match, or null; its iStream says what it says now. */
  @Nullable Match next() throws IOException {
    Run first = runs.poll();
    if (first == null) {
      return null;
    }
    Match match = code.read(first.rule(), first.in);
    read(first);
    return match;
  }

  /** Nothing is left of the file. */
  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
