// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;

/**
 * A record on which the condition of a step was true, as a sequence remembers it, with its place
 * among the others of its group.
 */
final class Happening {
  /** Of this object with its arrays, roughly. */
  private static final int OBJECT_BYTES = 160;

  /** Of a message that is kept, without its Data. */
  private static final int MESSAGE_BYTES = 400;

  final long frame;
  final long nanos;

  /** For each absence behind the step: the first frame that breaks it, or {@code NEVER}. */
  final long[] barredAt;

  /** The same for records of which it is unknown whether they break it. */
  final long[] doubtedAt;

  List<Evidence> evidence = List.of();
  List<String> missing = List.of();
  @Nullable IcmpMessage message;
  Match.State state = Match.State.DECIDED;

  /** Whether a first step leads to it. */
  boolean reached;

  /** The step that leads to it, where it is reached and no first one. */
  @Nullable Happening before;

  /** Time of the first step that leads to it. */
  long startNanos;

  /** Frame of the first step that leads to it. */
  long startFrame;

  /** Whether the group has forgotten it, so that only those that it leads to know of it. */
  boolean forgotten;

  Happening(long frame, long nanos, int absences) {
    this.frame = frame;
    this.nanos = nanos;
    this.barredAt = new long[absences];
    this.doubtedAt = new long[absences];
    Arrays.fill(barredAt, SequenceShape.NEVER);
    Arrays.fill(doubtedAt, SequenceShape.NEVER);
  }

  /** Bytes of memory that it takes with what only it knows of, estimated. */
  long bytes() {
    long bytes = ownBytes();
    for (Happening step = before; step != null && step.forgotten; step = step.before) {
      bytes += step.ownBytes();
    }
    return bytes;
  }

  private long ownBytes() {
    long bytes = OBJECT_BYTES + 16L * barredAt.length;
    for (Evidence piece : evidence) {
      bytes += piece.bytes();
    }
    IcmpMessage kept = message;
    if (kept != null) {
      bytes += MESSAGE_BYTES + kept.data().length();
    }
    return bytes;
  }
}
