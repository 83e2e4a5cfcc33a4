// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import pingsift.bytes.BigEndian;
import pingsift.bytes.Bytes;

/** An address that stands in the body of an ICMP message, of IPv4 or of IPv6. */
public enum BodyAddress {
  /** The router that a redirect of ICMPv4 names: it stands in the rest of the header. */
  GATEWAY,
  /** Of Address Mask Request and Reply (RFC 950). */
  MASK,
  /** The first router of an advertisement of ICMPv4 (RFC 1256). */
  ROUTER,
  /** The first prefix of an advertisement of ICMPv6 (RFC 4861, section 4.6.2). */
  PREFIX,
  /** Of neighbour solicitation and advertisement and of a redirect of ICMPv6. */
  TARGET,
  /** Of a redirect of ICMPv6. */
  DESTINATION,
  /** The multicast group of a listener message. */
  GROUP,
  /** The interface that an Extended Echo asks for. */
  INTERFACE;

  private static final int NOWHERE = Integer.MIN_VALUE;

  /** The place of the rest of the header, seen from what follows it. */
  private static final int REST = -4;

  private static final int OPTION_PREFIX = 3;

  /** Whether a message has it, all of it. */
  public boolean isIn(IcmpMessage message) {
    return isIpv4In(message) || ipv6At(message) != NOWHERE;
  }

  /** The upper half of the address; IPv4 as IPv4-mapped. Only where it is there. */
  public long high(IcmpMessage message) {
    int at = ipv6At(message);
    return at == NOWHERE ? 0 : i64(message, at);
  }

  /** The lower half of the address; IPv4 as IPv4-mapped. Only where it is there. */
  public long low(IcmpMessage message) {
    int at = ipv6At(message);
    if (at != NOWHERE) {
      return i64(message, at + 8);
    }
    int place = ipv4Place(message);
    long address = place == REST ? message.restOfHeader() : BodyNumbers.u32(message, place);
    return IcmpMessage.IPV4_MAPPED | address;
  }

  /** 4 or 6. Only where it is there. */
  public int ipVersion(IcmpMessage message) {
    return ipv6At(message) == NOWHERE ? 4 : 6;
  }

  private boolean isIpv4In(IcmpMessage message) {
    int place = ipv4Place(message);
    return place == REST
        ? message.restOfHeader() != IcmpMessage.ABSENT
        : place != NOWHERE && place + 4 <= message.data().length();
  }

  private int ipv4Place(IcmpMessage message) {
    int type = message.ipVersion() == 4 ? message.type() : -1;
    return switch (this) {
      case GATEWAY -> type == 5 ? REST : NOWHERE;
      case MASK -> type == 17 || type == 18 ? 0 : NOWHERE;
      case ROUTER -> type == 9 && BodyNumbers.rest(message, 24, 0xff) > 0 ? 0 : NOWHERE;
      case INTERFACE -> placeOr(ExtendedEcho.interfaceAddressAt(message, 4));
      case PREFIX, TARGET, DESTINATION, GROUP -> NOWHERE;
    };
  }

  /** Where all 16 bytes are present, or NOWHERE. */
  private int ipv6At(IcmpMessage message) {
    int place =
        switch (this) {
          case TARGET -> NeighborMessage.hasTarget(message) ? 0 : NOWHERE;
          case DESTINATION -> NeighborMessage.hasDestination(message) ? 16 : NOWHERE;
          case GROUP -> placeOr(MulticastMessage.groupAt(message));
          case PREFIX -> prefixAt(message);
          case INTERFACE -> placeOr(ExtendedEcho.interfaceAddressAt(message, 6));
          case GATEWAY, MASK, ROUTER -> NOWHERE;
        };
    return place != NOWHERE && place + 16 <= message.data().length() ? place : NOWHERE;
  }

  /*
   * Type (1) = 3 | Length (1) = 4 | Prefix Length (1) | L A … (1) | lifetimes, reserved (12) | Prefix
   */
  private static int prefixAt(IcmpMessage message) {
    if (!RouterMessage.isAdvertisementOf(6, message)) {
      return NOWHERE;
    }
    Bytes body = message.data();
    int option = Options.find(body, NeighborMessage.optionsAt(message), OPTION_PREFIX);
    return option < 0 || Options.len(body, option) < 32 ? NOWHERE : option + 16;
  }

  private static int placeOr(int place) {
    return place < 0 ? NOWHERE : place;
  }

  private static long i64(IcmpMessage message, int at) {
    Bytes body = message.data();
    return BigEndian.i64(body.array(), body.offset() + at);
  }
}
