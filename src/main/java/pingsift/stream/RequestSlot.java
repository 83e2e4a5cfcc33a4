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

  /**
   * Bytes of memory for a slot without its Data: this object (48), the message with its Bytes
   * (208), and its share of three indexes (3 × 18), two lists (16) and the roster (6).
   */
  static final int OBJECT_BYTES = 332;

  final IcmpMessage request = new IcmpMessage();
  final EchoStream stream;
  int id;
  State state = State.OPEN;

  /** Capture time at its arrival. */
  long clock;

  /** It repeats an earlier request. */
  boolean duplicate;

  /** Of the first reply; a reply of an earlier use of the slot unless {@link State#ANSWERED}. */
  @Nullable ReplyPrint reply;

  RequestSlot(EchoStream stream) {
    this.stream = stream;
  }

  int bytes() {
    ReplyPrint print = reply;
    return OBJECT_BYTES + 16 + request.ownedBytes() + (print == null ? 0 : print.bytes());
  }
}
