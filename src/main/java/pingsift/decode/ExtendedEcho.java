// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.decode.IcmpMessage.ABSENT;

import pingsift.bytes.BigEndian;
import pingsift.bytes.Bytes;

/**
 * Extended Echo, which asks a node for the state of an interface of its own or of a neighbour (RFC
 * 8335).
 *
 * <p>Numbers and flags (1 or 0) are {@link IcmpMessage#ABSENT} on other types.
 */
public final class ExtendedEcho {
  /*
   * Request   Identifier (2) | Sequence Number (1) | Reserved (7 bits) | L (1 bit)
   *           extension header (4) | object header (4): Length, Class-Num 3, C-Type | …
   *           C-Type 1: name   2: index (4)   3: AFI (2) | Address Length (1) | 0 (1) | address
   * Reply     Identifier (2) | Sequence Number (1) | State (3 bits) | 0 (2 bits) | A | 4 | 6
   */
  private static final int EXTENSION_HEADER = 4;
  private static final int OBJECT_HEADER = 4;
  private static final int OBJECT = EXTENSION_HEADER + OBJECT_HEADER;

  private static final int BY_NAME = 0x0301; // class 3, type 1
  private static final int BY_INDEX = 0x0302;
  private static final int BY_ADDRESS = 0x0303;

  private static final int AFI_IPV4 = 1;
  private static final int AFI_IPV6 = 2;

  private ExtendedEcho() {}

  /** The interface asked for is one of the node itself. */
  public static int local(IcmpMessage message) {
    return isRequest(message) ? BodyNumbers.rest(message, 0, 1) : ABSENT;
  }

  /** Of the neighbour's entry: 1 incomplete, 2 reachable, 3 stale, 4 delay, 5 probe, 6 failed. */
  public static int state(IcmpMessage message) {
    return isReply(message) ? BodyNumbers.rest(message, 5, 7) : ABSENT;
  }

  /** The interface is active. */
  public static int active(IcmpMessage message) {
    return isReply(message) ? BodyNumbers.rest(message, 2, 1) : ABSENT;
  }

  /** IPv4 runs on the interface. */
  public static int ipv4(IcmpMessage message) {
    return isReply(message) ? BodyNumbers.rest(message, 1, 1) : ABSENT;
  }

  /** IPv6 runs on the interface. */
  public static int ipv6(IcmpMessage message) {
    return isReply(message) ? BodyNumbers.rest(message, 0, 1) : ABSENT;
  }

  /** The index of the interface asked for, where the request names it so. */
  public static long interfaceIndex(IcmpMessage message) {
    boolean has = kind(message) == BY_INDEX && objectLen(message) >= OBJECT_HEADER + 4;
    return has ? BodyNumbers.u32(message, OBJECT) : ABSENT;
  }

  /**
   * Makes {@code view} the name of the interface asked for, with the zeros behind it; false where
   * the request does not name it so.
   */
  public static boolean interfaceName(IcmpMessage message, Bytes view) {
    int wireLen = objectLen(message) - OBJECT_HEADER;
    Bytes body = message.data();
    if (kind(message) != BY_NAME || wireLen < 0 || OBJECT + wireLen > body.wireLength()) {
      return false;
    }
    int present = Math.min(wireLen, body.length() - OBJECT);
    view.wrap(body.array(), body.offset() + OBJECT, present, wireLen);
    return true;
  }

  /** Where the interface's address is in what follows the header, of an IP version; or -1. */
  static int interfaceAddressAt(IcmpMessage message, int ipVersion) {
    if (kind(message) != BY_ADDRESS || objectLen(message) < OBJECT_HEADER + 4) {
      return -1;
    }
    boolean isOfVersion =
        BodyNumbers.u16(message, OBJECT) == (ipVersion == 4 ? AFI_IPV4 : AFI_IPV6);
    int room = objectLen(message) - OBJECT_HEADER - 4;
    return isOfVersion && room >= (ipVersion == 4 ? 4 : 16) ? OBJECT + 4 : -1;
  }

  /** Class and type of the object in a request, or ABSENT. */
  private static int kind(IcmpMessage message) {
    return isRequest(message) ? BodyNumbers.u16(message, EXTENSION_HEADER + 2) : ABSENT;
  }

  private static int objectLen(IcmpMessage message) {
    Bytes body = message.data();
    return body.length() < OBJECT
        ? 0
        : BigEndian.u16(body.array(), body.offset() + EXTENSION_HEADER);
  }

  private static boolean isRequest(IcmpMessage message) {
    return message.type() == (message.ipVersion() == 4 ? 42 : 160);
  }

  private static boolean isReply(IcmpMessage message) {
    return message.type() == (message.ipVersion() == 4 ? 43 : 161);
  }
}
