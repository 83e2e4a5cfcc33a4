// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;
import static pingsift.bytes.BigEndian.u8;

/** Serial lines that are not PPP: Cisco's HDLC and Frame Relay. */
final class HdlcLayers {
  private static final int CISCO_HEADER = 4;

  private static final int MIN_ADDRESS = 2;
  private static final int MAX_ADDRESS = 4;
  private static final int UNNUMBERED_INFORMATION = 0x03;
  private static final int SNAP = 5;
  private static final int BRIDGED_OUI = 0x0080c2;
  private static final int ETHERNET_FCS = 4;

  private HdlcLayers() {}

  /*
   * Address (1) | Control (1) | EtherType, or a number of Cisco's (2)
   *
   * RFC 1547, section 4.3.1. Lines that change to PPP have its framing.
   */
  static Step ciscoHdlc(Cursor cursor) {
    if (cursor.left() < CISCO_HEADER) {
      return cursor.missing(CISCO_HEADER);
    }
    if (u16(cursor.buffer, cursor.at) == PppLayers.FRAMING) {
      return Step.PPP;
    }
    int type = u16(cursor.buffer, cursor.at + 2);
    cursor.at += CISCO_HEADER;
    return type >= EtherType.LOWEST ? EtherType.next(type) : Step.NOT_IP;
  }

  /*
   * Address (2 to 4, the lowest bit of its last byte is 1) | 03 | NLPID …      RFC 2427
   * Address                                                | EtherType (2)    Cisco
   */
  static Step frameRelay(Cursor cursor) {
    byte[] buffer = cursor.buffer;
    int address = 0;
    boolean last = false;
    while (!last) {
      if (address == MAX_ADDRESS) {
        return Step.MALFORMED;
      }
      if (cursor.left() <= address) {
        return cursor.missing(address + 1);
      }
      last = (u8(buffer, cursor.at + address++) & 1) != 0;
    }
    if (address < MIN_ADDRESS) {
      return Step.MALFORMED;
    }
    if (cursor.left() < address + 2) {
      return cursor.missing(address + 2);
    }
    int at = cursor.at + address;
    if (u8(buffer, at) == UNNUMBERED_INFORMATION) {
      cursor.at = at + 1;
      return Step.NLPID;
    }
    int type = u16(buffer, at);
    cursor.at = at + 2;
    return type >= EtherType.LOWEST ? EtherType.next(type) : Step.NOT_IP;
  }

  /*
   * [00] | NLPID (1), and where it is 80: OUI (3) | EtherType, or a number under the OUI (2)
   *
   * RFC 2427, sections 4 and 5.
   */
  static Step nlpid(Cursor cursor) {
    if (cursor.left() < 1) {
      return cursor.missing(1);
    }
    if (u8(cursor.buffer, cursor.at) == 0) { // padding to an even address
      cursor.at++;
      if (cursor.left() < 1) {
        return cursor.missing(1);
      }
    }
    int protocol = u8(cursor.buffer, cursor.at++);
    return switch (protocol) {
      case 0xcc -> Step.IPV4;
      case 0x8e -> Step.IPV6;
      case 0xcf -> Step.PPP; // RFC 1973
      case 0x80 -> snap(cursor);
      case 0xb0, // compression (FRF.9)
          0xb1 -> // fragmentation (FRF.12)
          Step.UNSUPPORTED_ENCAPSULATION;
      default -> Step.NOT_IP;
    };
  }

  private static Step snap(Cursor cursor) {
    if (cursor.left() < SNAP) {
      return cursor.missing(SNAP);
    }
    int oui = (int) (u32(cursor.buffer, cursor.at) >>> 8);
    int type = u16(cursor.buffer, cursor.at + 3);
    cursor.at += SNAP;
    if (oui == BRIDGED_OUI && (type == 1 || type == 7)) {
      cursor.dropTrailer(type == 1 ? ETHERNET_FCS : 0);
      return Step.ETHERNET;
    }
    return oui == 0 && type >= EtherType.LOWEST ? EtherType.next(type) : Step.NOT_IP;
  }
}
