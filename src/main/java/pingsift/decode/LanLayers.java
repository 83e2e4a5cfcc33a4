// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u8;

/** Local networks that are not Ethernet, or Ethernet with something inside its header. */
final class LanLayers {
  private static final int TOKEN_RING_HEADER = 14;
  private static final int TOKEN_RING_SOURCE = 8;
  private static final int FDDI_HEADER = 13;
  private static final int ARCNET_BSD_HEADER = 3;
  private static final int ARCNET_LINUX_HEADER = 5;
  private static final int ARCNET_SPLIT = 3;
  private static final int ARCNET_EXCEPTION = 4;
  private static final int IEEE1394_HEADER = 18;
  private static final int ETHERNET_ADDRESSES = 12;
  private static final int TAG = 4;
  private static final int LONG_TAG = 8;

  private LanLayers() {}

  /*
   * Access control (1) | Frame control (1) | Destination (6) | Source (6) | Route (2 to 30, where the
   * top bit of the source is set; the low 5 bits of its first byte are its length) | 802.2
   *
   * IEEE 802.5, section 3.2. The top bits of frame control are 01 for frames with 802.2.
   */
  static Step tokenRing(Cursor cursor) {
    if (cursor.left() < TOKEN_RING_HEADER) {
      return cursor.missing(TOKEN_RING_HEADER);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    if ((u8(buffer, at + 1) & 0xc0) != 0x40) {
      return Step.NOT_IP;
    }
    cursor.at = at + TOKEN_RING_HEADER;
    if ((u8(buffer, at + TOKEN_RING_SOURCE) & 0x80) == 0) {
      return Step.LLC;
    }
    if (cursor.left() < 2) {
      return cursor.missing(2);
    }
    int route = u8(buffer, cursor.at) & 0x1f;
    return route < 2 ? Step.MALFORMED : cursor.behind(route, Step.LLC);
  }

  /*
   * Frame control (1) | Destination (6) | Source (6) | 802.2
   *
   * ISO 9314-2. Frame control C101xxxx is a frame with 802.2 and long addresses, C either class.
   */
  static Step fddi(Cursor cursor) {
    if (cursor.left() < FDDI_HEADER) {
      return cursor.missing(FDDI_HEADER);
    }
    boolean llc = (u8(cursor.buffer, cursor.at) & 0x70) == 0x50;
    cursor.at += FDDI_HEADER;
    return llc ? Step.LLC : Step.NOT_IP;
  }

  /*
   * Source (1) | Destination (1) | Protocol (1)
   */
  static Step arcnetBsd(Cursor cursor) {
    return arcnet(cursor, ARCNET_BSD_HEADER);
  }

  /*
   * Source (1) | Destination (1) | Offset (2) | Protocol (1)
   */
  static Step arcnetLinux(Cursor cursor) {
    return arcnet(cursor, ARCNET_LINUX_HEADER);
  }

  /*
   * … | Protocol (1) | Split flag (1) | Sequence (2)
   *
   * RFC 1201, section 2.1. A split flag of FF marks packets whose length needed padding: three bytes
   * of FF, then protocol, flag and sequence again. Any other but 0 marks a part of a packet. Protocol
   * F0 is IP without these fields (RFC 1051).
   */
  private static Step arcnet(Cursor cursor, int header) {
    if (cursor.left() < header) {
      return cursor.missing(header);
    }
    byte[] buffer = cursor.buffer;
    int protocol = u8(buffer, cursor.at + header - 1);
    cursor.at += header;
    if (protocol == 0xf0) {
      return Step.IPV4;
    }
    if (protocol != 0xd4 && protocol != 0xc4) {
      return Step.NOT_IP;
    }
    if (cursor.left() < ARCNET_SPLIT) {
      return cursor.missing(ARCNET_SPLIT);
    }
    if (u8(buffer, cursor.at) == 0xff) {
      if (cursor.left() < ARCNET_EXCEPTION + ARCNET_SPLIT) {
        return cursor.missing(ARCNET_EXCEPTION + ARCNET_SPLIT);
      }
      cursor.at += ARCNET_EXCEPTION;
    }
    if (u8(buffer, cursor.at) != 0) {
      return Step.UNSUPPORTED_ENCAPSULATION;
    }
    cursor.at += ARCNET_SPLIT;
    return protocol == 0xd4 ? Step.IPV4 : Step.IPV6;
  }

  /*
   * Destination (8) | Source (8) | EtherType (2)
   */
  static Step ieee1394(Cursor cursor) {
    if (cursor.left() < IEEE1394_HEADER) {
      return cursor.missing(IEEE1394_HEADER);
    }
    int type = u16(cursor.buffer, cursor.at + 16);
    cursor.at += IEEE1394_HEADER;
    return type >= EtherType.LOWEST ? EtherType.next(type) : Step.NOT_IP;
  }

  /*
   * Destination (6) | Source (6) | Tag of the switch chip (4) | EtherType (2)
   */
  static Step switchTag(Cursor cursor) {
    return tagged(cursor, TAG);
  }

  /*
   * Destination (6) | Source (6) | Tag of the switch chip (8) | EtherType (2)
   */
  static Step longSwitchTag(Cursor cursor) {
    return tagged(cursor, LONG_TAG);
  }

  private static Step tagged(Cursor cursor, int tag) {
    int header = ETHERNET_ADDRESSES + tag + 2;
    if (cursor.left() < header) {
      return cursor.missing(header);
    }
    int type = u16(cursor.buffer, cursor.at + header - 2);
    cursor.at += header;
    return LinkLayers.typeOrLength(cursor, type);
  }
}
