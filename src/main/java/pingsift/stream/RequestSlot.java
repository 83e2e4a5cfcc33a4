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
   * Bytes of memory for a slot without its Data: this object (56), the message with its Bytes
   * (208), its place in the index (18), and its share of two lists (16) and the roster (6).
   */
  private static final int OBJECT_BYTES = 304;

  private static final int ARRAY_HEADER = 16;

  final IcmpMessage request = new IcmpMessage();
  final EchoStream stream;

  /** Its number among all slots. */
  int id;

  /** Its place among its iStream's slots. */
  int place;

  State state = State.OPEN;

  /** Grows with every change of any slot: the lower, the longer this one is in its state. */
  long order;

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
    return OBJECT_BYTES + ARRAY_HEADER + request.ownedBytes() + (print == null ? 0 : print.bytes());
  }
}
