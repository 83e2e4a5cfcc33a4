// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;
import static pingsift.bytes.BigEndian.u8;

/** A stack of MPLS labels (RFC 3032), and what stands behind it. */
final class MplsLayer {
  /*
   * Label (20 bits) | Traffic class (3 bits) | Bottom of stack (1 bit) | TTL (8 bits)
   *
   * Nothing in the stack tells what it carries: only the router that gave the last label knows. IP
   * is told by its version, and what else begins with a nibble of 0 or 1 by RFC 4385: the control
   * word of a pseudowire, the header of an associated channel. But an Ethernet frame without a
   * control word begins with an address, which can have any nibble. So the candidates are tried in
   * the order of their likelihood, IP by its length, Ethernet by its type.
   */
  private static final int ENTRY = 4;
  private static final int BOTTOM = 0x100;
  private static final int CONTROL_WORD = 4;
  private static final int CHANNEL_HEADER = 4;

  /** Labels that say what follows (RFC 3032, section 2.1). */
  private static final int IPV4_EXPLICIT_NULL = 0;

  private static final int IPV6_EXPLICIT_NULL = 2;

  private MplsLayer() {}

  /** One entry of the stack. */
  static Step label(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < ENTRY) {
      return cursor.missing(ENTRY);
    }
    int entry = (int) u32(cursor.buffer, cursor.at);
    int label = entry >>> 12;
    cursor.at += ENTRY;
    if (!message.path.addLabel(label)) {
      return Step.TOO_MANY_LAYERS;
    }
    if ((entry & BOTTOM) == 0) {
      return Step.MPLS;
    }
    return switch (label) {
      case IPV4_EXPLICIT_NULL -> Step.IPV4;
      case IPV6_EXPLICIT_NULL -> Step.IPV6;
      default -> Step.MPLS_PAYLOAD;
    };
  }

  static Step payload(Cursor cursor) {
    if (cursor.left() < 1) {
      return cursor.missing(1);
    }
    cursor.hidden = false;
    Step payload = guess(u8(cursor.buffer, cursor.at) >>> 4, cursor);
    return cursor.hidden ? Step.TRUNCATED : payload;
  }

  private static Step guess(int nibble, Cursor cursor) {
    int at = cursor.at;
    return switch (nibble) {
      case 0 -> pseudowire(cursor);
      case 1 -> associatedChannel(cursor);
      case 4 -> !Guess.ipv4(cursor, at) && Guess.ethernet(cursor, at) ? Step.ETHERNET : Step.IPV4;
      case 6 -> !Guess.ipv6(cursor, at) && Guess.ethernet(cursor, at) ? Step.ETHERNET : Step.IPV6;
      default -> ethernet(cursor);
    };
  }

  /*
   * 0 (4 bits) | Flags (4 bits) | Fragmentation (2 bits) | Length (6 bits) | Sequence (2)   RFC 4448
   */
  private static Step pseudowire(Cursor cursor) {
    if (Guess.ethernet(cursor, cursor.at + CONTROL_WORD)) {
      cursor.at += CONTROL_WORD;
      return Step.ETHERNET;
    }
    return ethernet(cursor);
  }

  /*
   * 1 (4 bits) | Version (4 bits) | Reserved (1) | Channel type (2)                        RFC 4385
   */
  private static Step associatedChannel(Cursor cursor) {
    Step inside = Step.NOT_IP;
    if (cursor.left() >= CHANNEL_HEADER) {
      int type = u16(cursor.buffer, cursor.at + 2);
      inside = type == 0x0021 ? Step.IPV4 : type == 0x0057 ? Step.IPV6 : Step.NOT_IP;
    }
    boolean fits =
        inside == Step.IPV4
            ? Guess.ipv4(cursor, cursor.at + CHANNEL_HEADER)
            : inside == Step.IPV6 && Guess.ipv6(cursor, cursor.at + CHANNEL_HEADER);
    if (fits) {
      cursor.at += CHANNEL_HEADER;
      return inside;
    }
    return ethernet(cursor);
  }

  /** A frame whose address comes first, or a pseudowire of something else. */
  private static Step ethernet(Cursor cursor) {
    return Guess.ethernet(cursor, cursor.at) ? Step.ETHERNET : Step.NOT_IP;
  }
}
