// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import pingsift.bytes.Bytes;

/** The checksum of IP and ICMP: a ones' complement sum of 16-bit words (RFC 1071). */
public final class InternetChecksum {
  /*
   * The sum does not care how wide the words are that are added, as long as carries come back in at
   * the low end (RFC 1071, section 2 (C)), nor in which byte order they are read, as long as the
   * sum is turned once at its end (section 2 (B)). So eight bytes are read at once in the order of
   * most processors. Their upper halves are added to one 64-bit sum, the words themselves to another,
   * which may overflow: without the upper halves it is the sum of the lower ones. 2^32 additions of
   * 32 bits fit, more than an array can hold, so no carry is lost and none has to be looked for inside
   * the loop. What is left behind the last whole word is the end of the eight bytes that end there.
   */
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private InternetChecksum() {}

  /**
   * The sum of a stretch, not yet folded to 16 bits; such sums may be added before {@link #fold}. A
   * last odd byte counts as if a zero byte followed.
   */
  public static long sum(byte[] array, int offset, int length) {
    if (length < 8) {
      return shortSum(array, offset, length);
    }
    int last = offset + length - 8;
    int at = offset;
    long whole = 0;
    long high = 0;
    do {
      long word = (long) WORDS.get(array, at);
      whole += word;
      high += word >>> 32;
      at += 8;
    } while (at <= last);
    int missed = at - last; // 1..8, how many of the last eight bytes are summed
    if (missed < 8) {
      long word = (long) WORDS.get(array, last) >>> (8 * missed);
      whole += word;
      high += word >>> 32;
    }
    return turned(whole - (high << 32) + high);
  }

  private static long shortSum(byte[] array, int offset, int length) {
    long word = 0;
    for (int i = 0; i < length; i++) {
      word |= (array[offset + i] & 0xffL) << (8 * i);
    }
    return turned((word >>> 32) + (word & 0xffff_ffffL));
  }

  /** A sum of words that were read in the other byte order. */
  private static long turned(long sum) {
    return Short.reverseBytes((short) fold(sum)) & 0xffff;
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
