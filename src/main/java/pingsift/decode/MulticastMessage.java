// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.decode.IcmpMessage.ABSENT;

/**
 * Multicast Listener Discovery, versions 1 and 2 (RFC 2710, RFC 3810). {@link IcmpMessage#ABSENT}
 * on other types.
 */
public final class MulticastMessage {
  private static final int QUERY = 130;
  private static final int DONE = 132;
  private static final int REPORT_V2 = 143;

  /** Record Type (1) | Aux Data Len (1) | Number of Sources (2), then the group's address. */
  private static final int RECORD_HEADER = 4;

  private MulticastMessage() {}

  /**
   * The Maximum Response Delay (version 1) or Maximum Response Code (version 2) of a query, as
   * sent.
   */
  public static int maxResponse(IcmpMessage message) {
    boolean has = message.ipVersion() == 6 && message.type() == QUERY;
    return has ? BodyNumbers.rest(message, 16, 0xffff) : ABSENT;
  }

  /** How many group records a report of version 2 says that it has. */
  public static int records(IcmpMessage message) {
    boolean has = message.ipVersion() == 6 && message.type() == REPORT_V2;
    return has ? BodyNumbers.rest(message, 0, 0xffff) : ABSENT;
  }

  /** Where a group's address, of several the first, is in what follows the header, or -1. */
  static int groupAt(IcmpMessage message) {
    if (message.ipVersion() == 4) {
      return -1;
    }
    if (message.type() == REPORT_V2) {
      return records(message) > 0 ? RECORD_HEADER : -1;
    }
    return message.type() >= QUERY && message.type() <= DONE ? 0 : -1;
  }
}
