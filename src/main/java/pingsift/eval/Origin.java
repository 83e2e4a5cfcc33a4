// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;

/**
 * Which frames a leaf of a condition speaks of: those of the records it reads, or those that a
 * collection's counters remember, as the first and the last element that had something.
 *
 * @param slots a bit for each {@link Slot} that holds a message
 * @param frameCounters counters of frame numbers; those that are 0 have none
 * @param distinct what counts the different values that it reads the number of
 */
record Origin(int slots, List<Integer> frameCounters, List<DistinctCounter> distinct) {
  static final Origin NOWHERE = new Origin(0, List.of(), List.of());

  private static final Slot[] SLOTS = Slot.values();

  static Origin ofCounters(Integer... frameCounters) {
    return new Origin(0, List.of(frameCounters), List.of());
  }

  static Origin of(DistinctCounter counter) {
    return new Origin(0, List.of(), List.of(counter));
  }

  private static final Origin[] OF_SLOTS =
      Arrays.stream(SLOTS).map(Origin::made).toArray(Origin[]::new);

  static Origin of(Slot slot) {
    return OF_SLOTS[slot.ordinal()];
  }

  private static Origin made(Slot slot) {
    return new Origin(
        switch (slot) {
          case MESSAGE, REQUEST, REPLY -> 1 << slot.ordinal();
          case EXCHANGE -> 1 << Slot.REQUEST.ordinal() | 1 << Slot.REPLY.ordinal();
          case STREAM, WINDOW -> 0;
        },
        List.of(),
        List.of());
  }

  Origin and(Origin other) {
    boolean adds = (slots | other.slots) != slots;
    if (!adds && other.frameCounters.isEmpty() && other.distinct.isEmpty()) {
      return this;
    }
    return new Origin(
        slots | other.slots,
        joined(frameCounters, other.frameCounters),
        joined(distinct, other.distinct));
  }

  private static <T> List<T> joined(List<T> a, List<T> b) {
    return a.isEmpty() && b.isEmpty()
        ? List.of()
        : Stream.concat(a.stream(), b.stream()).distinct().toList();
  }

  /** Whether a number that it reads is an estimate. */
  boolean isEstimate(Evaluation evaluation) {
    for (int i = 0; i < distinct.size(); i++) {
      if (distinct.get(i).isEstimate(evaluation)) {
        return true;
      }
    }
    return false;
  }

  /** Notes the frame numbers, ascending and without repeats. */
  void frames(Evaluation evaluation, Evidence into) {
    long[] found = evaluation.frameRoom(room(evaluation));
    int count = 0;
    for (Slot slot : SLOTS) {
      IcmpMessage message = message(slot, evaluation);
      if (message != null) {
        count = addFrames(message, found, count);
      }
    }
    for (int i = 0; i < frameCounters.size(); i++) {
      long frame = evaluation.counters()[frameCounters.get(i)];
      if (frame > 0) {
        found[count++] = frame;
      }
    }
    into.frames(found, ordered(found, count));
  }

  private @Nullable IcmpMessage message(Slot slot, Evaluation evaluation) {
    return (slots & 1 << slot.ordinal()) == 0 ? null : evaluation.message(slot);
  }

  /** Brings numbers into order, and returns how many are left without repeats. */
  private static int ordered(long[] numbers, int count) {
    if (count < 2) {
      return count;
    }
    Arrays.sort(numbers, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (kept == 0 || numbers[i] > numbers[kept - 1]) {
        numbers[kept++] = numbers[i];
      }
    }
    return kept;
  }

  private int room(Evaluation evaluation) {
    int room = frameCounters.size();
    for (Slot slot : SLOTS) {
      IcmpMessage message = message(slot, evaluation);
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
