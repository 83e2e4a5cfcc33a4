// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.decode.IcmpMessage.ABSENT;

/** Traceroute (RFC 1393), deprecated. {@link IcmpMessage#ABSENT} on other types. */
public final class TracerouteMessage {
  /*
   *  ID Number (2) | unused (2)
   *  Outbound Hop Count (2) | Return Hop Count (2) | Output Link Speed (4) | Output Link MTU (4)
   */
  private TracerouteMessage() {}

  /** The number that the outbound packet carries in its option. */
  public static int id(IcmpMessage message) {
    return is(message) ? BodyNumbers.rest(message, 16, 0xffff) : ABSENT;
  }

  public static int outboundHops(IcmpMessage message) {
    return is(message) ? BodyNumbers.u16(message, 0) : ABSENT;
  }

  public static int returnHops(IcmpMessage message) {
    return is(message) ? BodyNumbers.u16(message, 2) : ABSENT;
  }

  /** In bytes per second. */
  public static long linkSpeed(IcmpMessage message) {
    return is(message) ? BodyNumbers.u32(message, 4) : ABSENT;
  }

  public static long linkMtu(IcmpMessage message) {
    return is(message) ? BodyNumbers.u32(message, 8) : ABSENT;
  }

  private static boolean is(IcmpMessage message) {
    return message.ipVersion() == 4 && message.type() == 30;
  }
}
