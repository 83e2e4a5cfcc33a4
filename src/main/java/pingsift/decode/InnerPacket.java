// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import pingsift.bytes.BigEndian;

/**
 * Whether bytes are an IP packet, told by their header alone: for bytes that nothing announces as
 * one, such as the Data of an Echo.
 */
public final class InnerPacket {
  /** What a test gives where the bytes that would decide were cut. */
  public static final int CUT = -1;

  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;

  /** TCP, UDP, ICMPv6, and the headers that may come between: a bit for each, 0..63. */
  private static final long NEXT_HEADERS = bits(0, 6, 17, 41, 43, 44, 47, 50, 51, 58, 60);

  private InnerPacket() {}

  private static long bits(int... numbers) {
    long bits = 0;
    for (int number : numbers) {
      bits |= 1L << number;
    }
    return bits;
  }

  /**
   * Whether an IPv4 or IPv6 packet begins at {@code offset}: 1, 0, or {@link #CUT}.
   *
   * @param present how many bytes are there
   * @param sent how many there were before the capture cut them
   */
  public static int test(byte[] array, int offset, int present, long sent) {
    if (sent == 0) {
      return 0;
    }
    if (present == 0) {
      return CUT;
    }
    int version = array[offset] >> 4 & 0xf;
    int header = version == 4 ? 4 * (array[offset] & 0xf) : version == 6 ? IPV6_HEADER : 0;
    if (header < IPV4_HEADER || header > sent) {
      return 0;
    }
    if (header > present) {
      return CUT;
    }
    boolean is =
        version == 4 ? isIpv4(array, offset, present, sent) : isIpv6(array, offset, present, sent);
    return is ? 1 : 0;
  }

  /** RFC 791: lengths agree, and the checksum of the header is right. */
  public static boolean isIpv4(byte[] array, int offset, int present, long sent) {
    if (present < IPV4_HEADER || (array[offset] >> 4 & 0xf) != 4) {
      return false;
    }
    int headerLen = 4 * (array[offset] & 0xf);
    int totalLen = BigEndian.u16(array, offset + 2);
    return headerLen >= IPV4_HEADER
        && headerLen <= present
        && totalLen >= headerLen
        && totalLen <= sent
        && InternetChecksum.fold(InternetChecksum.sum(array, offset, headerLen)) == 0xffff;
  }

  /**
   * RFC 8200 has no checksum: lengths agree, what follows is a known header, the hop limit is not
   * used up, and the source is no multicast address and not the destination.
   */
  public static boolean isIpv6(byte[] array, int offset, int present, long sent) {
    if (present < IPV6_HEADER || (array[offset] >> 4 & 0xf) != 6) {
      return false;
    }
    int payloadLen = BigEndian.u16(array, offset + 4);
    int next = BigEndian.u8(array, offset + 6);
    boolean same =
        BigEndian.i64(array, offset + 8) == BigEndian.i64(array, offset + 24)
            && BigEndian.i64(array, offset + 16) == BigEndian.i64(array, offset + 32);
    return payloadLen > 0
        && IPV6_HEADER + payloadLen <= sent
        && next < Long.SIZE
        && (NEXT_HEADERS >>> next & 1) == 1
        && array[offset + 7] != 0
        && array[offset + 8] != (byte) 0xff
        && !same;
  }
}
