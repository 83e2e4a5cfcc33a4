// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import pingsift.decode.InnerPacket;

/** Packets and the beginnings of conversations. */
final class NetworkContent {
  private static final int DNS_HEADER = 12;

  private static final String[] METHODS = {
    "GET ", "POST ", "HEAD ", "PUT ", "DELETE ", "OPTIONS ", "CONNECT ", "TRACE ", "PATCH "
  };

  private NetworkContent() {}

  static boolean isIpv4(Beginning b) {
    return InnerPacket.isIpv4(b.bytes(), b.offset(), b.length(), b.whole());
  }

  static boolean isIpv6(Beginning b) {
    return InnerPacket.isIpv6(b.bytes(), b.offset(), b.length(), b.whole());
  }

  static boolean isEthernet(Beginning b) {
    int type = b.u16(12);
    return (type == 0x0800 && isIpv4(b.from(14))) || (type == 0x86dd && isIpv6(b.from(14)));
  }

  /** RFC 4253, section 4.2. */
  static boolean isSsh(Beginning b) {
    return b.hasText(0, "SSH-2.0-") || b.hasText(0, "SSH-1.99-") || b.hasText(0, "SSH-1.5-");
  }

  /** RFC 8446, section 5.1, and its elders: a record; of a handshake, one that fits its record. */
  static boolean isTls(Beginning b) {
    int recordLen = b.u16(3);
    if (b.at(1) != 3 || b.at(2) > 4 || recordLen <= 0 || recordLen > 16_384 + 2048) {
      return false;
    }
    return switch (b.at(0)) {
      case 20 -> recordLen == 1 && b.at(5) == 1; // change of cipher
      case 21 -> recordLen == 2 && (b.at(5) == 1 || b.at(5) == 2); // alert
      case 22 -> isHandshake(b, recordLen);
      case 23 -> 5 + recordLen <= b.whole() && b.at(2) == 3; // data, in 1.2 and 1.3
      default -> false;
    };
  }

  private static boolean isHandshake(Beginning b, int recordLen) {
    long length = b.u32(5) & 0xffffff;
    return (b.at(5) == 1 || b.at(5) == 2) && b.at(9) == 3 && length >= 38 && length <= recordLen;
  }

  /** A request line, a status line, or the preface of HTTP/2. */
  static boolean isHttp(Beginning b) {
    if (b.hasText(0, "PRI * HTTP/2.0\r\n")) {
      return true;
    }
    if (b.hasText(0, "HTTP/1.")) {
      return (b.at(7) == '0' || b.at(7) == '1')
          && b.at(8) == ' '
          && b.at(9) >= '1'
          && b.at(9) <= '5';
    }
    for (String method : METHODS) {
      if (b.hasText(0, method)) {
        String line = b.text(0, 4096).lines().findFirst().orElse("");
        return line.endsWith(" HTTP/1.1") || line.endsWith(" HTTP/1.0");
      }
    }
    return false;
  }

  /** Either version, with or without the length of NetBIOS in front. */
  static boolean isSmb(Beginning b) {
    int start = b.at(0) == 0 ? 4 : 0;
    return (b.at(start) == 0xff || b.at(start) == 0xfe) && b.hasText(start + 1, "SMB");
  }

  /**
   * RFC 1035, section 4.1: a message of one question, whose name, type and class are read to their
   * end.
   */
  static boolean isDns(Beginning b) {
    boolean counts = b.u16(4) == 1 && b.u16(6) < 64 && b.u16(8) < 64 && b.u16(10) < 64;
    boolean flags = (b.u16(2) & 0x0040) == 0 && (b.u16(2) >> 11 & 0xf) <= 5;
    if (b.length() < DNS_HEADER + 5 || !counts || !flags) {
      return false;
    }
    int at = DNS_HEADER;
    while (b.at(at) > 0) {
      int label = b.at(at);
      if (label > 63 || at + label > DNS_HEADER + 254 || !isName(b, at + 1, label)) {
        return false;
      }
      at += 1 + label;
    }
    int type = b.u16(at + 1);
    int space = b.u16(at + 3);
    return at > DNS_HEADER
        && b.at(at) == 0
        && type > 0
        && type < 260
        && (space == 1 || space == 3 || space == 4 || space == 255);
  }

  private static boolean isName(Beginning b, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (b.at(i) <= ' ' || b.at(i) >= 0x7f) {
        return false;
      }
    }
    return true;
  }
}
