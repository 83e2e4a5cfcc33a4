// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;
import pingsift.engine.FrameBlock.Placed;
import pingsift.eval.Match;
import pingsift.eve.AnomalyRecord;
import pingsift.stream.EchoStream;

/**
 * What one shard has of a block: first the frames, then what they came to. Used again and again.
 *
 * <p>Where frames come to very much, the work stops until what is there has been taken, even in the
 * middle of what the passing of time decides at one frame.
 */
final class ShardPart {
  /** A message that is not read from its frame: its packet came in fragments. */
  record Whole(int index, IcmpMessage message, long anomalies, long ofFragments) {}

  final FrameList frames = new FrameList();
  final List<Whole> messages = new ArrayList<>();
  int nextFrame;
  int nextMessage;

  /** The frame that is being worked on. */
  long frame;

  /** The index of the frame at which time still decides something, or -1. */
  int unfinished = -1;

  /** What was found, in order; what was taken of it stands before {@link #first}. */
  private Pending[] found = new Pending[16];

  private int first;
  private int end;

  private final AlertPool alerts = new AlertPool();

  /** Up to here alerts have their lines; behind it stand matches of the frame that is worked on. */
  private int rendered;

  private long matchBytes;

  /** How many matches were taken without lines since {@link #dropTaken}. */
  private int matchesTaken;

  /** Matches of the frame were taken without lines, or are to be taken so. */
  private boolean leavesMatches;

  private final RecordPool records = new RecordPool();

  /** Up to here records know what their iStreams said at the end of the frame. */
  private int shown;

  /** Up to here records are in the bytes that wait. */
  private int counted;

  private long recordBytes;

  private @Nullable EchoStream[] opened = new @Nullable EchoStream[16];
  private long[] openedFrames = new long[16];
  private int openedCount;
  private int openedTaken;
  final List<Placed<AnomalyRecord>> anomalies = new ArrayList<>();

  private final int waitingBytes;

  /** What lies before this place is there. */
  private final Pending.Place complete = new Pending.Place();

  private boolean isFinished;
  private boolean isPaused;

  /**
   * @param waitingBytes how much waits to be taken, about
   */
  ShardPart(int waitingBytes) {
    this.waitingBytes = waitingBytes;
  }

  void clear() {
    frames.clear();
    messages.clear();
    nextFrame = 0;
    nextMessage = 0;
    unfinished = -1;
    isFinished = false;
    isPaused = false;
    clearTaken();
  }

  private void clearTaken() {
    dropTaken();
    alerts.clear();
    rendered = 0;
    matchBytes = 0;
    leavesMatches = false;
    Arrays.fill(opened, 0, openedCount, null);
    openedCount = 0;
    openedTaken = 0;
    anomalies.clear();
  }

  /** Moves what was not taken to the front. */
  private void dropTaken() {
    System.arraycopy(found, first, found, 0, end - first);
    shown = Math.max(0, shown - first);
    end -= first;
    first = 0;
    counted = 0;
    recordBytes = 0;
    if (matchesTaken > 0) {
      alerts.drop(rendered, matchesTaken);
      matchesTaken = 0;
    }
  }

  // ---- working

  /** One to be filled with a match, whose line waits for the end of the frame. */
  PendingAlert newAlert(Match match) {
    PendingAlert alert = alerts.add();
    matchBytes += match.bytes();
    add(alert);
    return alert;
  }

  PendingRecord newRecord() {
    PendingRecord record = records.take();
    add(record);
    return record;
  }

  private void add(Pending next) {
    if (end == found.length) {
      found = Arrays.copyOf(found, 2 * end);
    }
    found[end++] = next;
  }

  /** The frame is done with: what it decided shows its iStreams as they are now. */
  void endFrame(LineSink.Renderer renderer) {
    while (rendered < alerts.size()) {
      alerts.get(rendered++).render(renderer);
    }
    matchBytes = 0;
    showRecords();
  }

  /** As {@link #endFrame}, but leaves the lines to whoever takes the matches. */
  void endFrameWithMatches() {
    leavesMatches = true;
    showRecords();
  }

  /** What records are about shows its iStreams as they are now. */
  void showRecords() {
    records.showHeld();
    for (shown = Math.max(shown, first); shown < end; shown++) {
      if (found[shown] instanceof PendingRecord record) {
        record.kept.keepStream();
      }
    }
  }

  void opened(EchoStream stream) {
    if (openedCount == opened.length) {
      opened = Arrays.copyOf(opened, 2 * openedCount);
      openedFrames = Arrays.copyOf(openedFrames, 2 * openedCount);
    }
    opened[openedCount] = stream;
    openedFrames[openedCount++] = frame;
  }

  /** Whether what frames came to has to be taken before there is more. */
  boolean isFull() {
    return leavesMatches || alerts.bytes() + recordBytes() >= waitingBytes;
  }

  /** Whether matches without lines are as much as may wait. */
  boolean isFullOfMatches() {
    return matchBytes >= waitingBytes;
  }

  /** Whether what can be taken in the middle of a frame is as much as may wait. */
  boolean isFullWithin() {
    return matchBytes + recordBytes() >= waitingBytes;
  }

  private long recordBytes() {
    for (; counted < end; counted++) {
      if (found[counted] instanceof PendingRecord record) {
        recordBytes += record.kept.bytes();
      }
    }
    return recordBytes;
  }

  /** Whether all that was found by now has its place before one of the same frame. */
  boolean isBefore(long dueNanos, long dueOrder) {
    if (end == 0) {
      return true;
    }
    Pending last = found[end - 1];
    return last.frame < frame
        || last.dueNanos < dueNanos
        || (last.dueNanos == dueNanos && last.dueOrder < dueOrder);
  }

  /** No more work before what is there has been taken: what frames before this one came to. */
  void pause(long frameNumber) {
    complete.before(frameNumber);
    isPaused = true;
  }

  /**
   * No more work before there is room for what time decides at the frame that is being worked on.
   *
   * @param dueNanos and {@code dueOrder}: the place of what it decides next
   */
  void pauseWithin(int index, long dueNanos, long dueOrder) {
    complete.place(frame, dueNanos, dueOrder);
    unfinished = index;
    isPaused = true;
  }

  void finish() {
    complete.atEnd();
    isFinished = true;
  }

  // ---- taking

  boolean isFinished() {
    return isFinished;
  }

  /** Whether there is work that can be done now. */
  boolean isOpen() {
    return !isFinished && !isPaused;
  }

  /** Where what is not there yet can begin. */
  Pending complete() {
    return complete;
  }

  /** What is taken next; null where nothing is left. */
  @Nullable Pending first() {
    return first < end ? found[first] : null;
  }

  void take() {
    if (found[first++] instanceof PendingAlert alert) {
      Match match = alert.match;
      if (match != null) {
        matchesTaken++;
        matchBytes -= match.bytes();
        leavesMatches = true;
      }
    }
  }

  /**
   * A record was taken.
   *
   * @param matched whether a match shows it
   */
  void taken(PendingRecord record, boolean matched) {
    if (!matched) {
      records.give(record);
    } else if (unfinished >= 0 && record.frame == frame) {
      records.hold(record); // its iStream may go on in this frame
    }
  }

  /** The frame at which the iStream opened that is numbered next; the largest number for none. */
  long firstOpened() {
    return openedTaken < openedCount ? openedFrames[openedTaken] : Long.MAX_VALUE;
  }

  void number(long place) {
    EchoStream stream = opened[openedTaken++];
    if (stream != null) {
      stream.number(place);
    }
  }

  /** Lets the work go on where there is room, when all before a place has been taken. */
  void resume(Pending taken) {
    if (!isPaused) {
      return;
    }
    if (unfinished >= 0) {
      dropTaken();
      isPaused = matchBytes + recordBytes() > waitingBytes / 2;
    } else if (!taken.isBefore(complete)) {
      clearTaken();
      isPaused = false;
    }
  }
}
