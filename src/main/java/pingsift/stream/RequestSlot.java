// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import org.jspecify.annotations.Nullable;
import pingsift.decode.KeptEcho;

/** A remembered request, what became of it, and the print of its first reply. */
final class RequestSlot extends KeptEcho {
  /** What became of a request. */
  enum State {
    /** It waits for its reply. */
    OPEN,
    /** No reply came in time; a late one may still come. */
    GIVEN_UP,
    /** A first reply came, in time or late. */
    ANSWERED
  }

  private static final int OBJECT_BYTES = 56;

  final EchoStream stream;
  State state = State.OPEN;

  /** Capture time at its arrival. */
  long clock;

  /** It repeats an earlier request. */
  boolean duplicate;

  /** Of the first reply; a reply of an earlier use of the slot unless {@link State#ANSWERED}. */
  @Nullable ReplyPrint reply;

  /** While it is open: its neighbours in the {@link OpenQueue}. */
  @Nullable RequestSlot before;

  @Nullable RequestSlot after;

  RequestSlot(EchoStream stream) {
    this.stream = stream;
  }

  /** Bytes of memory without the reply's print. */
  int bytes() {
    return OBJECT_BYTES + recordBytes();
  }
}
