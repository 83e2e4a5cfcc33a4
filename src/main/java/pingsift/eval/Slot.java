// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.check.Owner;
import pingsift.check.Side;

/** The places of an {@link Evaluation} that hold the records under test. */
enum Slot {
  /**
   * The frame of a {@code frame} rule, or the frame that a collection is at: an {@code
   * IcmpMessage}.
   */
  MESSAGE,
  REQUEST,
  REPLY,
  EXCHANGE,
  STREAM,
  /** The window whose condition is tried: {@code WindowRows}. */
  WINDOW;

  /** Where a field is read from. */
  static Slot of(Owner owner, Side side) {
    return switch (owner) {
      case MESSAGE ->
          switch (side) {
            case REQUEST -> REQUEST;
            case REPLY -> REPLY;
            case OWN, FRAME, EXCHANGE -> MESSAGE;
          };
      case EXCHANGE -> EXCHANGE;
      case ISTREAM, REQUESTS, REPLIES, EXCHANGES, FRAMES -> STREAM;
    };
  }
}
