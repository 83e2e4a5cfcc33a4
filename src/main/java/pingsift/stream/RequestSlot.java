// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;

/** A remembered request: its copy, what became of it, and the print of its first reply. */
final class RequestSlot {
  /** What became of a request. */
  enum State {
    /** It waits for its reply. */
    OPEN,
    /** No reply came in time; a late one may still come. */
    GIVEN_UP,
    /** A first reply came, in time or late. */
    ANSWERED
  }

  /** Bytes of memory for a slot without its Data: this object (48), the message with its Bytes. */
  private static final int OBJECT_BYTES = 48 + 208;

  private static final int ARRAY_HEADER = 16;

  final IcmpMessage request = new IcmpMessage();
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
    return OBJECT_BYTES + ARRAY_HEADER + request.ownedBytes();
  }
}
