// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.eval.Match;
import pingsift.eve.JsonLines;

/**
 * The alerts of one frame until all of them are there: they leave in the order of rule ids, then as
 * they came. Matches that are more than memory has room for wait in a file. Used again for the next
 * frame; not thread-safe.
 */
final class FrameAlerts implements Closeable {
  private static final Comparator<PendingAlert> BY_RULE =
      Comparator.comparingLong(alert -> alert.rule().meta().sid());

  private final long mostBytes;
  private final Runnable giveAway;

  /** Those in memory, with lines or with matches. */
  private final List<PendingAlert> here = new ArrayList<>();

  private final AlertPool matches = new AlertPool();

  /** Those in a file; hardly ever there are any. */
  private @Nullable SpilledMatches away;

  /** Shows a match that was away. */
  private @Nullable PendingAlert back;

  private long bytes;
  private long came;
  private int next;

  /**
   * @param mostBytes of matches that wait in memory, about
   * @param giveAway is told that nobody looks any more at the matches that came so far
   */
  FrameAlerts(long mostBytes, Runnable giveAway) {
    this.mostBytes = mostBytes;
    this.giveAway = giveAway;
  }

  boolean isEmpty() {
    return came == 0;
  }

  /** Adds an alert with its line, which stays as it is until {@link #clear}. */
  void add(PendingAlert alert) {
    alert.order = came++;
    here.add(alert);
  }

  /**
   * Adds a match, whose iStream changes no more before {@link #clear} than alerts are to show.
   *
   * @throws UncheckedIOException where there is no room for it
   */
  void add(Match match) {
    PendingAlert alert = matches.add();
    alert.set(match, null);
    add(alert);
    bytes += match.bytes();
    if (bytes > mostBytes) {
      try {
        spill();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void spill() throws IOException {
    SpilledMatches to = away == null ? new SpilledMatches() : away;
    away = to;
    here.sort(BY_RULE);
    for (PendingAlert alert : here) {
      Match match = alert.match;
      if (match != null) {
        to.add(match, alert.order);
      }
    }
    to.endRun();
    here.removeIf(alert -> alert.match != null);
    matches.clear();
    bytes = 0;
    giveAway.run();
  }

  /** All are there: from now on {@link #next} gives them out. */
  void beginTaking() throws IOException {
    if (here.size() > 1) {
      here.sort(BY_RULE); // those that are behind others came behind them
    }
    if (away != null) {
      away.beginReading();
    }
    next = 0;
  }

  /** The next alert in order, valid until the one after it; null behind the last one. */
  @Nullable PendingAlert next() throws IOException {
    if (next < here.size()) {
      PendingAlert first = here.get(next);
      if (away == null || !away.hasBefore(first.rule(), first.order)) {
        next++;
        return first;
      }
    }
    Match match = away == null ? null : away.next();
    if (match == null) {
      return null;
    }
    PendingAlert alert = back == null ? new PendingAlert(new JsonLines()) : back;
    back = alert;
    alert.set(match, null);
    return alert;
  }

  void clear() throws IOException {
    here.clear();
    matches.clear();
    bytes = 0;
    came = 0;
    close();
  }

  /** Leaves no file behind, whatever came between. */
  @Override
  public void close() throws IOException {
    SpilledMatches of = away;
    away = null;
    back = null;
    if (of != null) {
      of.close();
    }
  }
}
