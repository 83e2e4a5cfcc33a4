// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static pingsift.stream.HashIndex.NONE;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import pingsift.stream.RequestSlot.State;

/** Finds the remembered requests of an iStream by sequence number and state. */
final class SequenceIndex {
  /*
   * Nearly every iStream has few slots. Those stand in a row of its own, one number a slot,
   *
   *   id of the slot | state (2 bits) | sequence number (16 bits)
   *
   * which is searched from end to end: two or three cache lines, and no slot is touched but the one
   * that is found. Where an iStream has more than FEW, its slots move to a hash index under a secret
   * of the table, for good. There they are found in the order in which they came into their state.
   */

  /** How many slots of an iStream are searched one by one. */
  static final int FEW = 32;

  /** Stands for the row of an iStream without slots. */
  static final long[] NO_ROW = new long[0];

  private static final int STATE_SHIFT = 16;
  private static final int ID_SHIFT = 18;
  private static final int KEY_MASK = (1 << ID_SHIFT) - 1;
  private static final int SEQUENCE_MASK = 0xffff;
  private static final State[] STATES = State.values();

  private final Mixer mixer;
  private final Roster<RequestSlot> slots;
  private final HashIndex index = new HashIndex();

  SequenceIndex(Mixer mixer, Roster<RequestSlot> slots) {
    this.mixer = mixer;
    this.slots = slots;
  }

  /** Takes in a slot that its iStream did not have before. */
  void add(RequestSlot slot) {
    EchoStream stream = slot.stream;
    slot.place = stream.slotCount++;
    if (slot.place == FEW) {
      moveToIndex(stream);
    }
    if (isCrowded(stream)) {
      index.add(slot.id, hash(stream, key(slot)));
      return;
    }
    if (slot.place == stream.slotRow.length) {
      stream.slotRow = Arrays.copyOf(stream.slotRow, Math.max(1, 2 * slot.place));
    }
    stream.slotRow[slot.place] = entry(slot);
  }

  /** Takes note that a slot got another request or another state. */
  void change(RequestSlot slot) {
    EchoStream stream = slot.stream;
    if (isCrowded(stream)) {
      index.remove(slot.id);
      index.add(slot.id, hash(stream, key(slot)));
    } else {
      stream.slotRow[slot.place] = entry(slot);
    }
  }

  /** Lets go of a slot of an iStream that ends. */
  void forget(RequestSlot slot) {
    if (isCrowded(slot.stream)) {
      index.remove(slot.id);
    }
  }

  /** The slot with a sequence number that is in a state for longest. */
  @Nullable RequestSlot oldest(EchoStream stream, int sequence, State state) {
    int key = key(sequence, state);
    if (isCrowded(stream)) {
      int id = index.first(hash(stream, key));
      while (id != NONE && !is(slots.get(id), stream, key)) {
        id = index.next(id);
      }
      return id == NONE ? null : slots.get(id);
    }
    RequestSlot oldest = null;
    for (int place = 0; place < stream.slotCount; place++) {
      if (((int) stream.slotRow[place] & KEY_MASK) == key) {
        RequestSlot slot = at(stream, place);
        oldest = oldest == null || slot.order < oldest.order ? slot : oldest;
      }
    }
    return oldest;
  }

  /** The slot with a sequence number that came into a state last. */
  @Nullable RequestSlot newest(EchoStream stream, int sequence, State state) {
    int key = key(sequence, state);
    if (isCrowded(stream)) {
      int id = index.last(hash(stream, key));
      while (id != NONE && !is(slots.get(id), stream, key)) {
        id = index.previous(id);
      }
      return id == NONE ? null : slots.get(id);
    }
    RequestSlot newest = null;
    for (int place = 0; place < stream.slotCount; place++) {
      if (((int) stream.slotRow[place] & KEY_MASK) == key) {
        RequestSlot slot = at(stream, place);
        newest = newest == null || slot.order > newest.order ? slot : newest;
      }
    }
    return newest;
  }

  /**
   * Collects the slots with a sequence number, in no particular order, and returns how many: of
   * each state at most the {@value #FEW} that came into it last.
   *
   * @param into room for {@value #FEW} of each state
   */
  int newest(EchoStream stream, int sequence, RequestSlot[] into) {
    int found = 0;
    if (isCrowded(stream)) {
      for (State state : STATES) {
        found = newestIndexed(stream, key(sequence, state), into, found);
      }
      return found;
    }
    for (int place = 0; place < stream.slotCount; place++) {
      if (((int) stream.slotRow[place] & SEQUENCE_MASK) == sequence) {
        into[found++] = at(stream, place);
      }
    }
    return found;
  }

  private int newestIndexed(EchoStream stream, int key, RequestSlot[] into, int from) {
    int found = from;
    int id = index.last(hash(stream, key));
    for (; id != NONE && found < from + FEW; id = index.previous(id)) {
      if (is(slots.get(id), stream, key)) {
        into[found++] = slots.get(id);
      }
    }
    return found;
  }

  private void moveToIndex(EchoStream stream) {
    RequestSlot[] moved = new RequestSlot[FEW];
    Arrays.setAll(moved, place -> at(stream, place));
    Arrays.sort(moved, Comparator.comparingLong(slot -> slot.order));
    for (RequestSlot slot : moved) {
      index.add(slot.id, hash(stream, key(slot)));
    }
    stream.slotRow = NO_ROW;
  }

  private static boolean isCrowded(EchoStream stream) {
    return stream.slotCount > FEW;
  }

  private RequestSlot at(EchoStream stream, int place) {
    return slots.get((int) (stream.slotRow[place] >>> ID_SHIFT));
  }

  private static boolean is(RequestSlot slot, EchoStream stream, int key) {
    return slot.stream == stream && key(slot) == key;
  }

  private static long entry(RequestSlot slot) {
    return (long) slot.id << ID_SHIFT | key(slot);
  }

  private static int key(RequestSlot slot) {
    return key(slot.request.sequence(), slot.state);
  }

  private static int key(int sequence, State state) {
    return state.ordinal() << STATE_SHIFT | sequence;
  }

  private int hash(EchoStream stream, int key) {
    return Mixer.fold(mixer.mix(stream.keyHash, key));
  }
}
