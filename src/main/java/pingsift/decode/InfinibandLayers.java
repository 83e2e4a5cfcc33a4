// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u8;

/** IP over InfiniBand (RFC 4391), as captured by a host and as captured on the wire. */
final class InfinibandLayers {
  private static final int GLOBAL_ROUTE_HEADER = 40;
  private static final int IPOIB_HEADER = 4;

  private static final int LOCAL_ROUTE_HEADER = 8;
  private static final int BASE_HEADER = 12;
  private static final int DATAGRAM_HEADER = 8;
  private static final int CHECKSUMS = 6;

  private static final int RAW_IPV6 = 1;
  private static final int LOCAL = 2;
  private static final int GLOBAL = 3;

  /** Operation codes of messages in one packet: over a connection, its unsafe kind, a datagram. */
  private static final int CONNECTED_SEND = 0x04;

  private static final int UNRELIABLE_SEND = 0x24;
  private static final int DATAGRAM_SEND = 0x64;

  private InfinibandLayers() {}

  /*
   * Global route header, or what a driver has in its place (40) | EtherType (2) | Reserved (2)
   */
  static Step ipoib(Cursor cursor) {
    int header = GLOBAL_ROUTE_HEADER + IPOIB_HEADER;
    if (cursor.left() < header) {
      return cursor.missing(header);
    }
    int type = u16(cursor.buffer, cursor.at + GLOBAL_ROUTE_HEADER);
    cursor.at += header;
    return type >= EtherType.LOWEST ? EtherType.next(type) : Step.NOT_IP;
  }

  /*
   * Local route header (8): … (1) | … (6 bits) what comes next (2 bits) | …
   * [Global route header (40)]
   * Base header (12): Operation (1) | … (2 bits) padding at the end (2 bits) … | …
   * [Datagram header (8)]
   * EtherType (2) | Reserved (2) | … | Padding | ICRC (4) | VCRC (2)
   *
   * InfiniBand Architecture Specification, volume 1, chapters 7 to 9. Nothing in front of the EtherType
   * says that IP follows, hence the reserved field must be 0 and the EtherType one of IP's.
   */
  static Step infiniband(Cursor cursor) {
    if (cursor.left() < LOCAL_ROUTE_HEADER) {
      return cursor.missing(LOCAL_ROUTE_HEADER);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    int next = u8(buffer, at + 1) & 3;
    if (next == RAW_IPV6) {
      cursor.at = at + LOCAL_ROUTE_HEADER;
      return Step.IPV6;
    }
    if (next != LOCAL && next != GLOBAL) {
      return Step.NOT_IP;
    }
    int base = LOCAL_ROUTE_HEADER + (next == GLOBAL ? GLOBAL_ROUTE_HEADER : 0);
    if (cursor.left() < base + BASE_HEADER) {
      return cursor.missing(base + BASE_HEADER);
    }
    int operation = u8(buffer, at + base);
    boolean datagram = operation == DATAGRAM_SEND;
    if (!datagram && operation != CONNECTED_SEND && operation != UNRELIABLE_SEND) {
      return Step.NOT_IP;
    }
    int header = base + BASE_HEADER + (datagram ? DATAGRAM_HEADER : 0) + IPOIB_HEADER;
    if (cursor.left() < header) {
      return cursor.missing(header);
    }
    int type = u16(buffer, at + header - IPOIB_HEADER);
    int reserved = u16(buffer, at + header - 2);
    cursor.at = at + header;
    cursor.dropTrailer(CHECKSUMS + (u8(buffer, at + base + 1) >>> 4 & 3));
    return reserved != 0
        ? Step.NOT_IP
        : switch (type) {
          case 0x0800 -> Step.IPV4;
          case 0x86dd -> Step.IPV6;
          default -> Step.NOT_IP;
        };
  }
}
