// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.decode.IcmpMessage.ABSENT;

/**
 * Node Information Query and Response (RFC 4620). {@link IcmpMessage#ABSENT} on other types.
 *
 * <p>The nonce and what is asked or answered are the message's data.
 */
public final class NodeInformation {
  private NodeInformation() {}

  /** What is asked: 0 nothing, 2 the node's name, 3 its IPv6 addresses, 4 its IPv4 addresses. */
  public static int queryType(IcmpMessage message) {
    return is(message) ? BodyNumbers.rest(message, 16, 0xffff) : ABSENT;
  }

  public static int flags(IcmpMessage message) {
    return is(message) ? BodyNumbers.rest(message, 0, 0xffff) : ABSENT;
  }

  private static boolean is(IcmpMessage message) {
    return message.ipVersion() == 6 && (message.type() == 139 || message.type() == 140);
  }
}
