// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.util.Arrays;

/**
 * Which ICMP types and codes are assigned (IANA: ICMP Parameters, ICMPv6 Parameters). Deprecated
 * ICMPv4 types count as unknown, as with Suricata: no host has sent them for decades.
 */
final class IcmpTypes {
  private static final int ANY = 255;

  /** The highest code of each type that is known, or -1. */
  private static final int[] CODES_V4 = codesV4();

  private static final int[] CODES_V6 = codesV6();

  private IcmpTypes() {}

  /** Notes a type or a code that nobody assigned. */
  static void check(Cursor cursor, int type, int code) {
    if (cursor.ipVersion == 4) {
      checkV4(cursor, type, code);
    } else {
      checkV6(cursor, type, code);
    }
  }

  private static void checkV4(Cursor cursor, int type, int code) {
    int highest = CODES_V4[type];
    if (highest < 0) {
      cursor.note(Anomaly.ICMPV4_UNKNOWN_TYPE);
    } else if (code > highest && !(type == 9 && code == 16)) { // mobile IP agents (RFC 5944)
      cursor.note(Anomaly.ICMPV4_UNKNOWN_CODE);
    }
  }

  private static void checkV6(Cursor cursor, int type, int code) {
    int highest = CODES_V6[type];
    if (highest >= 0) {
      if (code > highest) {
        cursor.note(Anomaly.ICMPV6_UNKNOWN_CODE);
      }
      return;
    }
    cursor.note(
        switch (type) {
          case 100, 101, 200, 201 -> Anomaly.ICMPV6_EXPERIMENTAL_TYPE;
          case 0, 127, 255 -> Anomaly.ICMPV6_UNKNOWN_TYPE; // reserved
          default -> Anomaly.ICMPV6_UNASSIGNED_TYPE;
        });
  }

  private static int[] codesV4() {
    int[] codes = none();
    codes[0] = 0; // Echo Reply
    codes[3] = 15; // Destination Unreachable
    codes[4] = 0; // Source Quench, still seen
    codes[5] = 3; // Redirect
    codes[8] = 0; // Echo
    codes[9] = 0; // Router Advertisement
    codes[10] = 0; // Router Solicitation
    codes[11] = 1; // Time Exceeded
    codes[12] = 2; // Parameter Problem
    for (int type = 13; type <= 18; type++) {
      codes[type] = 0; // Timestamp, Information, Address Mask and their replies
    }
    codes[42] = 0; // Extended Echo Request (RFC 8335)
    codes[43] = 4;
    return codes;
  }

  private static int[] codesV6() {
    int[] codes = none();
    codes[1] = 8; // Destination Unreachable
    codes[2] = 0; // Packet Too Big
    codes[3] = 1; // Time Exceeded
    codes[4] = 10; // Parameter Problem
    for (int type = 128; type <= 137; type++) {
      codes[type] = 0; // Echo, Multicast Listener, Neighbor Discovery
    }
    for (int type = 138; type <= 161; type++) {
      codes[type] = ANY;
    }
    codes[160] = 0; // Extended Echo Request
    codes[161] = 4;
    return codes;
  }

  private static int[] none() {
    int[] codes = new int[256];
    Arrays.fill(codes, -1);
    return codes;
  }
}
