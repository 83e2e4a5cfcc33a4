// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.decode.IcmpMessage.ABSENT;

/**
 * What errors say beside the packet that they quote (RFC 792, RFC 1191, RFC 4443). {@link
 * IcmpMessage#ABSENT} where a type has no such number.
 */
public final class ErrorMessage {
  private ErrorMessage() {}

  /**
   * The size that the next link can take, in bytes: of ICMPv4 "fragmentation needed", 0 from
   * routers older than RFC 1191, and of ICMPv6 "packet too big".
   */
  public static long nextHopMtu(IcmpMessage message) {
    if (message.ipVersion() == 6) {
      return message.type() == 2 ? message.restOfHeader() : ABSENT;
    }
    boolean told = message.type() == 3 && message.code() == 4;
    return told ? BodyNumbers.rest(message, 0, 0xffff) : ABSENT;
  }

  /** The offset of the byte in the quoted packet that was wrong, of "parameter problem". */
  public static long pointer(IcmpMessage message) {
    if (message.ipVersion() == 6) {
      return message.type() == 4 ? message.restOfHeader() : ABSENT;
    }
    return message.type() == 12 ? BodyNumbers.rest(message, 24, 0xff) : ABSENT;
  }
}
