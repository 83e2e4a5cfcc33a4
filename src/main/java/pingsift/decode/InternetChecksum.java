// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import pingsift.bytes.BigEndian;
import pingsift.bytes.Bytes;

/** The checksum of IP and ICMP: a ones' complement sum of 16-bit words (RFC 1071). */
public final class InternetChecksum {
  /*
   * The sum does not care how wide the words are that are added, as long as carries come back in at
   * the low end (RFC 1071, section 2 (C)). Eight bytes are read at once and their halves added to
   * 64-bit sums: 2^32 additions of 32 bits fit, more than an array can hold, so no carry is lost
   * and none has to be looked for inside the loop. Two sums, so that one addition need not wait for
   * the other.
   */

  private InternetChecksum() {}

  /**
   * The sum of a stretch, not yet folded to 16 bits; such sums may be added before {@link #fold}. A
   * last odd byte counts as if a zero byte followed.
   */
  public static long sum(byte[] array, int offset, int length) {
    int at = offset;
    int end = offset + length;
    long high = 0;
    long low = 0;
    for (int last = end - 8; at <= last; at += 8) {
      long word = BigEndian.i64(array, at);
      high += word >>> 32;
      low += word & 0xffff_ffffL;
    }
    long sum = foldTo32(high) + foldTo32(low);
    for (; at + 2 <= end; at += 2) {
      sum += BigEndian.u16(array, at);
    }
    if (at < end) {
      sum += (long) BigEndian.u8(array, at) << 8;
    }
    return sum;
  }

  /** The sum of an address that is held in two longs. */
  static long sum(long high, long low) {
    return (high >>> 32) + (high & 0xffff_ffffL) + (low >>> 32) + (low & 0xffff_ffffL);
  }

  /** A sum as 16 bits, 0..65535. Over bytes that include their right checksum it is 65535. */
  public static int fold(long sum) {
    long folded = foldTo32(sum);
    folded = (folded >>> 16) + (folded & 0xffff);
    folded = (folded >>> 16) + (folded & 0xffff);
    return (int) ((folded >>> 16) + (folded & 0xffff));
  }

  /**
   * What a message's checksum is worth by its fields and its Data alone: sound where its header is
   * whole and its pseudo-header (RFC 4443, section 2.3) has the addresses of the IP header.
   */
  static ChecksumStatus status(IcmpMessage message) {
    Bytes data = message.data();
    if (data.isTruncated()) {
      return ChecksumStatus.UNVERIFIED;
    }
    int length = data.length();
    long sum =
        (message.type() << 8 | message.code())
            + message.checksum()
            + message.restOfHeader()
            + sum(data.array(), data.offset(), length);
    if (message.ipVersion() == 6) {
      sum +=
          pseudoHeader(
              message.srcHigh(), message.srcLow(), message.dstHigh(), message.dstLow(), 8 + length);
    }
    return status(sum);
  }

  /** The sum of the pseudo-header of an ICMPv6 message of a length in bytes. */
  static long pseudoHeader(long srcHigh, long srcLow, long dstHigh, long dstLow, int length) {
    return sum(srcHigh, srcLow) + sum(dstHigh, dstLow) + length + IpProtocol.ICMPV6;
  }

  /** Whether a sum over all that a checksum covers, itself included, is as it must be. */
  static ChecksumStatus status(long sum) {
    return fold(sum) == 0xffff ? ChecksumStatus.GOOD : ChecksumStatus.BAD;
  }

  private static long foldTo32(long sum) {
    long once = (sum >>> 32) + (sum & 0xffff_ffffL);
    return (once >>> 32) + (once & 0xffff_ffffL);
  }
}
