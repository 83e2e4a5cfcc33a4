// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;
import static pingsift.decode.IcmpMessage.ABSENT;

import pingsift.bytes.Bytes;

/**
 * What routers add behind the quoted packet: MPLS labels, interfaces (RFC 4884, RFC 4950, RFC
 * 5837). All offsets count from the first byte of the quote.
 */
public final class ErrorExtensions {
  /*
   * A length in the rest of the header says how many words of the quote, padding included, come
   * before the extensions: 128 bytes at least. Messages from before RFC 4884 have 0 there and
   * extensions at byte 128 all the same (section 5.5); those are told from ordinary bytes by their
   * checksum alone, and so are extensions behind a shorter quote: hosts that leave anything they
   * like in the unused byte shall not cut the quote.
   *
   * +-------+-----------------------+-------------------------------+
   * |   2   |       Reserved        |           Checksum            |
   * +-------+-----------------------+---------------+---------------+
   * |            Length             |   Class-Num   |    C-Type     |  each object, its Length
   * +-------------------------------+---------------+---------------+  includes these four bytes
   * | …                                                             |
   */
  private static final int HEADER = 4;
  private static final int OBJECT_HEADER = 4;
  private static final int LEAST_QUOTE = 128;
  private static final int MPLS_LABEL_STACK = 0x0101; // class 1, type 1

  private ErrorExtensions() {}

  /** How many bytes of an error's body are the quote, as sent. */
  static int quoteLen(IcmpMessage error) {
    int at = at(error);
    return at < 0 ? error.data().wireLength() : at;
  }

  /**
   * How many extension objects an error carries; {@link IcmpMessage#ABSENT} where it has no
   * extensions, or the capture cut them.
   */
  public static int objects(IcmpMessage message) {
    int at = objectsAt(message);
    if (at < 0) {
      return ABSENT;
    }
    Bytes body = message.data();
    int count = 0;
    while (at + OBJECT_HEADER <= body.length()) {
      int length = u16(body.array(), body.offset() + at);
      if (length < OBJECT_HEADER || at + length > body.length()) {
        break; // what is left is no object
      }
      count++;
      at += length;
    }
    return count;
  }

  /**
   * The outermost MPLS label of the packet that an error is about, 0..1048575; {@link
   * IcmpMessage#ABSENT} where there is none.
   */
  public static int mplsLabel(IcmpMessage message) {
    int at = objectsAt(message);
    Bytes body = message.data();
    while (at >= 0 && at + OBJECT_HEADER <= body.length()) {
      int from = body.offset() + at;
      int length = u16(body.array(), from);
      if (length < OBJECT_HEADER || at + length > body.length()) {
        return ABSENT;
      }
      if (u16(body.array(), from + 2) == MPLS_LABEL_STACK && length >= OBJECT_HEADER + 4) {
        return (int) (u32(body.array(), from + OBJECT_HEADER) >>> 12);
      }
      at += length;
    }
    return ABSENT;
  }

  /** Where the first object of a sound extension structure is, all of it present; or -1. */
  private static int objectsAt(IcmpMessage message) {
    int at = at(message);
    Bytes body = message.data();
    if (at < 0 || body.isTruncated() || !isStructure(body, at)) {
      return -1;
    }
    return at + HEADER;
  }

  /** Where the quote ends in front of extensions, or -1 where nothing says so. */
  private static int at(IcmpMessage error) {
    long rest = error.restOfHeader();
    if (rest == ABSENT || !mayHaveExtensions(error)) {
      return -1;
    }
    Bytes body = error.data();
    boolean isIcmpv4 = error.ipVersion() == 4;
    int length = isIcmpv4 ? (int) (rest >>> 16 & 0xff) * 4 : (int) (rest >>> 24) * 8;
    if (length == 0) {
      return isIcmpv4 && isCertain(body, LEAST_QUOTE) ? LEAST_QUOTE : -1;
    }
    boolean lies = length > body.wireLength() || (length < LEAST_QUOTE && !isCertain(body, length));
    return lies ? -1 : length;
  }

  /** Unreachable, time exceeded, and of ICMPv4 parameter problem (RFC 4884, section 4). */
  private static boolean mayHaveExtensions(IcmpMessage error) {
    return switch (error.type()) {
      case 1 -> error.ipVersion() == 6;
      case 3 -> true;
      case 11, 12 -> error.ipVersion() == 4;
      default -> false;
    };
  }

  /** Whether a place holds a structure whose checksum is there and right. */
  private static boolean isCertain(Bytes body, int at) {
    return !body.isTruncated()
        && isStructure(body, at)
        && u16(body.array(), body.offset() + at + 2) != 0;
  }

  /** Version 2, and a checksum that is right or left out. */
  private static boolean isStructure(Bytes body, int at) {
    int length = body.length() - at;
    if (length < HEADER || body.at(at) >>> 4 != 2) {
      return false;
    }
    int from = body.offset() + at;
    boolean leftOut = u16(body.array(), from + 2) == 0;
    return leftOut
        || InternetChecksum.fold(InternetChecksum.sum(body.array(), from, length)) == 0xffff;
  }
}
