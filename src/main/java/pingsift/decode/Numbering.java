// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/** Which numbers stand in the rest of an ICMP header: that depends on the type. */
enum Numbering {
  NONE,
  /** Identifier, 16 bits, and Sequence Number, 16 bits. */
  WIDE,
  /** Identifier, 16 bits, and Sequence Number, 8 bits. */
  NARROW;

  /** Echo, Timestamp, Information, Address Mask, Domain Name: identifier and sequence number. */
  private static final long IDENTIFIED =
      bit(0) | bit(8) | bit(13) | bit(14) | bit(15) | bit(16) | bit(17) | bit(18) | bit(37)
          | bit(38);

  /** Extended Echo Request and Reply (RFC 8335). */
  private static final long EXTENDED_ECHO = bit(42) | bit(43);

  static Numbering of(int ipVersion, int type) {
    return ipVersion == 4 ? ofIcmpv4(type) : ofIcmpv6(type);
  }

  private static Numbering ofIcmpv4(int type) {
    if (type > 63) {
      return NONE;
    }
    return (bit(type) & IDENTIFIED) != 0 ? WIDE : (bit(type) & EXTENDED_ECHO) != 0 ? NARROW : NONE;
  }

  private static Numbering ofIcmpv6(int type) {
    return switch (type) {
      case 128, 129 -> WIDE;
      case 160, 161 -> NARROW;
      default -> NONE;
    };
  }

  private static long bit(int type) {
    return 1L << type;
  }
}
