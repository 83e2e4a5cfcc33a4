// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.decode.IcmpMessage.ABSENT;

import pingsift.bytes.Bytes;

/**
 * Neighbor Discovery (RFC 4861) but for its addresses, which {@link BodyAddress} has.
 *
 * <p>Flags are 1 or 0, or {@link IcmpMessage#ABSENT} on other types.
 */
public final class NeighborMessage {
  private static final int SOLICITATION = 135;
  private static final int ADVERTISEMENT = 136;
  private static final int REDIRECT = 137;

  private static final int SOURCE_LINK_ADDRESS = 1;
  private static final int TARGET_LINK_ADDRESS = 2;
  private static final int OPTION_HEADER = 2;

  private NeighborMessage() {}

  /** The R flag of an advertisement: its sender is a router. */
  public static int router(IcmpMessage message) {
    return flag(message, 31);
  }

  /** The S flag of an advertisement: it answers a solicitation. */
  public static int solicited(IcmpMessage message) {
    return flag(message, 30);
  }

  /** The O flag of an advertisement: it overrides what was known. */
  public static int override(IcmpMessage message) {
    return flag(message, 29);
  }

  /**
   * Makes {@code view} the link-layer address that the message tells of its source or its target,
   * with the option's padding; false where it tells none.
   */
  public static boolean linkAddress(IcmpMessage message, Bytes view) {
    int options = optionsAt(message);
    if (options < 0) {
      return false;
    }
    Bytes body = message.data();
    int at = Options.find(body, options, SOURCE_LINK_ADDRESS);
    if (at < 0) {
      at = Options.find(body, options, TARGET_LINK_ADDRESS);
    }
    if (at < 0) {
      return false;
    }
    int from = at + OPTION_HEADER;
    int wireLen = Options.len(body, at) - OPTION_HEADER;
    int present = Math.min(wireLen, body.length() - from);
    view.wrap(body.array(), body.offset() + from, present, wireLen);
    return true;
  }

  /** Where the options begin in what follows the header, or -1. */
  static int optionsAt(IcmpMessage message) {
    if (message.ipVersion() == 4) {
      return -1;
    }
    return switch (message.type()) {
      case 133, 141, 142 -> 0; // router solicitation; inverse (RFC 3122)
      case 134 -> 8;
      case SOLICITATION, ADVERTISEMENT -> 16;
      case REDIRECT -> 32;
      default -> -1;
    };
  }

  /** Whether a target address comes first in what follows the header. */
  static boolean hasTarget(IcmpMessage message) {
    return message.ipVersion() == 6 && message.type() >= SOLICITATION && message.type() <= REDIRECT;
  }

  /** Whether the address of a destination follows the target's. */
  static boolean hasDestination(IcmpMessage message) {
    return message.ipVersion() == 6 && message.type() == REDIRECT;
  }

  private static int flag(IcmpMessage message, int bit) {
    boolean has = message.ipVersion() == 6 && message.type() == ADVERTISEMENT;
    return has ? BodyNumbers.rest(message, bit, 1) : ABSENT;
  }
}
