// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;
import pingsift.engine.FrameBlock.Placed;
import pingsift.eve.AnomalyRecord;
import pingsift.eve.JsonLines;
import pingsift.stream.EchoStream;

/**
 * What one shard has of a block: first the frames, then what they came to. Used again and again.
 *
 * <p>Where frames come to very much, the work stops until what is there has been taken.
 */
final class ShardPart {
  /** How many bytes of lines wait at most, but for those of the frame that goes beyond it. */
  private static final int MOST_BYTES = 1 << 20;

  /** A larger array is not kept for the next block. */
  private static final int MOST_KEPT = 4 << 20;

  /** A message that is not read from its frame: its packet came in fragments. */
  record Whole(int index, IcmpMessage message, long anomalies, long ofFragments) {}

  final FrameList frames = new FrameList();
  final List<Whole> messages = new ArrayList<>();
  int nextFrame;
  int nextMessage;

  private JsonLines lines = new JsonLines();
  private PendingAlert[] alerts = new PendingAlert[0];
  private int alertCount;
  private int alertsTaken;
  private @Nullable EchoStream[] opened = new @Nullable EchoStream[16];
  private long[] openedFrames = new long[16];
  private int openedCount;
  private int openedTaken;
  final List<Placed<AnomalyRecord>> anomalies = new ArrayList<>();

  /** The frame that is being worked on. */
  long frame;

  /** What frames before this one came to is there. */
  private long completeTo;

  private boolean isFinished;
  private boolean isPaused;

  void clear() {
    frames.clear();
    messages.clear();
    nextFrame = 0;
    nextMessage = 0;
    isFinished = false;
    isPaused = false;
    clearTaken();
  }

  private void clearTaken() {
    if (lines.bytes().length > MOST_KEPT) {
      lines = new JsonLines();
      alerts = new PendingAlert[0];
    }
    lines.clear();
    alertCount = 0;
    alertsTaken = 0;
    Arrays.fill(opened, 0, openedCount, null);
    openedCount = 0;
    openedTaken = 0;
    anomalies.clear();
  }

  // ---- working

  JsonLines lines() {
    return lines;
  }

  PendingAlert newAlert() {
    if (alertCount == alerts.length) {
      alerts = Arrays.copyOf(alerts, Math.max(16, 2 * alertCount));
    }
    PendingAlert alert = alerts[alertCount];
    if (alert == null) {
      alert = new PendingAlert(lines);
      alerts[alertCount] = alert;
    }
    alertCount++;
    return alert;
  }

  int alertCount() {
    return alertCount;
  }

  PendingAlert alert(int index) {
    return alerts[index];
  }

  void opened(EchoStream stream) {
    if (openedCount == opened.length) {
      opened = Arrays.copyOf(opened, 2 * openedCount);
      openedFrames = Arrays.copyOf(openedFrames, 2 * openedCount);
    }
    opened[openedCount] = stream;
    openedFrames[openedCount++] = frame;
  }

  boolean isFull() {
    return lines.length() >= MOST_BYTES;
  }

  /** No more work before what is there has been taken: what frames before this one came to. */
  void pause(long frameNumber) {
    completeTo = frameNumber;
    isPaused = true;
  }

  void finish() {
    completeTo = Long.MAX_VALUE;
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

  long completeTo() {
    return completeTo;
  }

  /** The alert that is taken next; null where none is left. */
  @Nullable PendingAlert first() {
    return alertsTaken < alertCount ? alerts[alertsTaken] : null;
  }

  void take() {
    alertsTaken++;
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

  /** Lets the work go on where all that it had come to has been taken, up to a frame. */
  void resume(long takenTo) {
    if (isPaused && completeTo <= takenTo) {
      clearTaken();
      isPaused = false;
    }
  }
}
