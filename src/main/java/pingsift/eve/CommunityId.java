// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;

/**
 * The Community ID, version 1: a flow's name that Zeek, Suricata and others compute alike, so that
 * their records can be joined with ours.
 *
 * <p>SHA-1 over seed, lower endpoint, higher endpoint, protocol, 0 and two ports, in network byte
 * order. ICMP has no ports: its type stands for the source's, and the type that answers it for the
 * destination's. A message that nothing answers is one-way: its code stands for the destination's
 * port, and the endpoints stay in the order of the wire. Source: the Community ID specification and
 * its reference implementation, which take the table from Zeek. Not thread-safe.
 */
final class CommunityId {
  /** How many characters an id takes. */
  static final int LENGTH = 30;

  private static final int ICMPV4 = 1;
  private static final int ICMPV6 = 58;

  /** Made for the first id: to find it takes Java longer than a short run takes in all. */
  private @Nullable MessageDigest sha1;

  private final int seed;
  private final byte[] input = new byte[40];
  private final byte[] digest = new byte[20];

  /**
   * @param seed 0..65535, the same in all tools whose records are joined
   */
  CommunityId(int seed) {
    this.seed = seed;
  }

  private static MessageDigest newSha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("bug: every Java platform has SHA-1", e);
    }
  }

  /** Writes the id of a message's flow and returns the offset after it. */
  int write(IcmpMessage message, byte[] to, int offset) {
    int counterpart = counterpart(message.ipVersion(), message.type());
    boolean oneWay = counterpart < 0;
    int port = oneWay ? message.code() : counterpart;
    boolean swap = !oneWay && !isOrdered(message, message.type(), port);
    int end = swap ? fillSwapped(message, port) : fill(message, port);
    MessageDigest sha = sha1;
    if (sha == null) {
      sha = newSha1();
      sha1 = sha;
    }
    try {
      sha.update(input, 0, end);
      sha.digest(digest, 0, digest.length);
    } catch (DigestException e) {
      throw new IllegalStateException("bug: a SHA-1 digest has 20 bytes", e);
    }
    to[offset] = '1';
    to[offset + 1] = ':';
    return Base64Text.write(digest, 0, digest.length, to, offset + 2);
  }

  /** The same as a string. */
  String text(IcmpMessage message) {
    byte[] bytes = new byte[LENGTH];
    write(message, bytes, 0);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private int fill(IcmpMessage m, int port) {
    int at = u16(seed, 0);
    at = address(m.ipVersion(), m.srcHigh(), m.srcLow(), at);
    at = address(m.ipVersion(), m.dstHigh(), m.dstLow(), at);
    return tail(m.ipVersion(), m.type(), port, at);
  }

  private int fillSwapped(IcmpMessage m, int port) {
    int at = u16(seed, 0);
    at = address(m.ipVersion(), m.dstHigh(), m.dstLow(), at);
    at = address(m.ipVersion(), m.srcHigh(), m.srcLow(), at);
    return tail(m.ipVersion(), port, m.type(), at);
  }

  private int tail(int ipVersion, int firstPort, int secondPort, int offset) {
    input[offset] = (byte) (ipVersion == 4 ? ICMPV4 : ICMPV6);
    input[offset + 1] = 0;
    return u16(secondPort, u16(firstPort, offset + 2));
  }

  private int address(int ipVersion, long high, long low, int offset) {
    if (ipVersion == 4) {
      return u16((int) low, u16((int) (low >>> 16), offset));
    }
    int at = offset;
    for (int shift = 48; shift >= 0; shift -= 16) {
      at = u16((int) (high >>> shift), at);
    }
    for (int shift = 48; shift >= 0; shift -= 16) {
      at = u16((int) (low >>> shift), at);
    }
    return at;
  }

  private int u16(int value, int offset) {
    input[offset] = (byte) (value >>> 8);
    input[offset + 1] = (byte) value;
    return offset + 2;
  }

  /** Whether source and source port come before destination and destination port. */
  private static boolean isOrdered(IcmpMessage m, int srcPort, int dstPort) {
    int order = Long.compareUnsigned(m.srcHigh(), m.dstHigh());
    if (order == 0) {
      order = Long.compareUnsigned(m.srcLow(), m.dstLow());
    }
    return order < 0 || (order == 0 && srcPort < dstPort);
  }

  /** The type that answers a type, or that it answers; -1 where there is none. */
  private static int counterpart(int ipVersion, int type) {
    return ipVersion == 4 ? counterpartV4(type) : counterpartV6(type);
  }

  private static int counterpartV4(int type) {
    return switch (type) {
      case 0 -> 8; // Echo
      case 8 -> 0;
      case 9 -> 10; // Router Advertisement, Solicitation
      case 10 -> 9;
      case 13 -> 14; // Timestamp
      case 14 -> 13;
      case 15 -> 16; // Information
      case 16 -> 15;
      case 17 -> 18; // Address Mask
      case 18 -> 17;
      default -> -1;
    };
  }

  private static int counterpartV6(int type) {
    return switch (type) {
      case 128 -> 129; // Echo
      case 129 -> 128;
      case 130 -> 131; // Multicast Listener Query, Report
      case 131 -> 130;
      case 133 -> 134; // Router Solicitation, Advertisement
      case 134 -> 133;
      case 135 -> 136; // Neighbor Solicitation, Advertisement
      case 136 -> 135;
      case 139 -> 140; // Node Information Query, Response
      case 140 -> 139;
      case 144 -> 145; // Home Agent Address Discovery
      case 145 -> 144;
      default -> -1;
    };
  }
}
