// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.decode.IcmpMessage;

/**
 * Which frames a leaf of a condition speaks of: those of the records it reads, or the first and the
 * last element that a collection's counters remember.
 *
 * @param slots a bit for each {@link Slot} that holds a message
 * @param firstCounter counter of the first frame, or -1
 * @param lastCounter counter of the last frame, or -1
 */
record Origin(int slots, int firstCounter, int lastCounter) {
  static final Origin NOWHERE = new Origin(0, -1, -1);

  private static final long[] NONE = new long[0];

  static Origin of(Slot slot) {
    return new Origin(
        switch (slot) {
          case MESSAGE, REQUEST, REPLY -> 1 << slot.ordinal();
          case EXCHANGE -> 1 << Slot.REQUEST.ordinal() | 1 << Slot.REPLY.ordinal();
          case STREAM, WINDOW -> 0;
        },
        -1,
        -1);
  }

  Origin and(Origin other) {
    return new Origin(
        slots | other.slots,
        Math.max(firstCounter, other.firstCounter),
        Math.max(lastCounter, other.lastCounter));
  }

  /** The frame numbers, ascending and without repeats. */
  long[] frames(Evaluation evaluation) {
    long[] found = new long[room(evaluation)];
    int count = 0;
    for (Slot slot : Slot.values()) {
      if ((slots & 1 << slot.ordinal()) != 0) {
        var message = evaluation.message(slot);
        if (message != null) {
          count = addFrames(message, found, count);
        }
      }
    }
    if (firstCounter >= 0 && evaluation.counters()[firstCounter] > 0) {
      found[count++] = evaluation.counters()[firstCounter];
      found[count++] = evaluation.counters()[lastCounter];
    }
    return count == 0
        ? NONE
        : java.util.Arrays.stream(found, 0, count).sorted().distinct().toArray();
  }

  private int room(Evaluation evaluation) {
    int room = 2;
    for (Slot slot : Slot.values()) {
      var message = (slots & 1 << slot.ordinal()) == 0 ? null : evaluation.message(slot);
      room += message == null ? 0 : 1 + message.fragments();
    }
    return room;
  }

  /** All frames of a message: there are several where it came in fragments. */
  private static int addFrames(IcmpMessage message, long[] found, int from) {
    int count = from;
    found[count++] = message.frameNumber();
    for (int i = 0; message.fragments() > 1 && i < message.fragments(); i++) {
      found[count++] = message.fragmentFrame(i);
    }
    return count;
  }
}
