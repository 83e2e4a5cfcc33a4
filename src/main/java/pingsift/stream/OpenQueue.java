// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import org.jspecify.annotations.Nullable;

/**
 * The open requests of all iStreams by arrival, which is the order of their deadlines, since all
 * have the same timeout. Links run through the slots, so that one can leave from anywhere.
 */
final class OpenQueue {
  private @Nullable RequestSlot oldest;
  private @Nullable RequestSlot newest;

  @Nullable RequestSlot oldest() {
    return oldest;
  }

  void add(RequestSlot slot) {
    RequestSlot last = newest;
    slot.before = last;
    slot.after = null;
    if (last == null) {
      oldest = slot;
    } else {
      last.after = slot;
    }
    newest = slot;
  }

  void remove(RequestSlot slot) {
    RequestSlot before = slot.before;
    RequestSlot after = slot.after;
    if (before == null) {
      oldest = after;
    } else {
      before.after = after;
    }
    if (after == null) {
      newest = before;
    } else {
      after.before = before;
    }
    slot.before = null;
    slot.after = null;
  }
}
