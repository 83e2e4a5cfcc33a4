// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.i64;
import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;
import static pingsift.bytes.BigEndian.u8;
import static pingsift.decode.IcmpMessage.ABSENT;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;

/**
 * The packet that an ICMP error is about, as far as the error quotes it.
 *
 * <p>Overwritten in place; its {@link #data()} is borrowed from the error. Whoever sent the error
 * made the quote up as he liked, so nothing of it is certain; lengths that lie only make less of it
 * readable. Tunnels inside the quote are not looked into, and where a routing header is under way,
 * {@link #dstHigh()} is its next stop. Not thread-safe.
 *
 * <p>It is one class because it is one record of the wire: how it is read, then its accessors.
 */
public final class QuotedPacket {
  /*
   * The quote is as much of the packet as the sender of the error cared for: at least 8 bytes
   * behind the IP header (RFC 792), up to 576 bytes of error in all (RFC 1812, section 4.3.2.3), or
   * 1280 in ICMPv6 (RFC 4443). ErrorExtensions says where it ends in front of extensions; what is
   * behind the end of the quoted packet itself, by its own length, is padding.
   */
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final int HEADER = 8;

  /** Target and destination address of a redirect of ICMPv6; options follow. */
  private static final int REDIRECT_OPTIONS = 32;

  private static final int OPTION_REDIRECTED_HEADER = 4;

  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int DCCP = 33;
  private static final int SCTP = 132;
  private static final int UDP_LITE = 136;

  private boolean asked;
  private boolean found;

  // the stretch that is being read: positions in the buffer, as in Cursor
  private byte[] buffer = new byte[0];
  private int at;
  private int end;
  private int wireEnd;

  private int ipVersion;
  private long srcHigh;
  private long srcLow;
  private long dstHigh;
  private long dstLow;
  private int protocol;
  private int ttl;
  private int ipLen;
  private int ipId;
  private int fragmentOffset;
  private boolean moreFragments;
  private int srcPort;
  private int dstPort;
  private int icmpType;
  private int icmpCode;
  private int identifier;
  private int sequence;
  private boolean hasData;
  private final Bytes data = new Bytes();

  QuotedPacket() {}

  /** Whether messages of a type quote a packet. */
  static boolean isQuotedBy(int ipVersion, int type) {
    if (ipVersion == 4) {
      return switch (type) {
        case 3, 4, 5, 11, 12, 40 -> true; // 40: Photuris (RFC 2521)
        default -> false;
      };
    }
    return (type >= 1 && type <= 4) || type == 137;
  }

  /** Makes the next {@link #read} look anew. */
  void forget() {
    asked = false;
  }

  /** Reads what a message quotes, once; false where that is no packet. */
  boolean read(IcmpMessage message) {
    if (!asked) {
      asked = true;
      found = stretch(message) && header();
    }
    return found;
  }

  // ---- where it is

  private boolean stretch(IcmpMessage message) {
    Bytes body = message.data();
    buffer = body.array();
    if (message.ipVersion() == 6 && message.type() == 137) {
      return redirectedHeader(body);
    }
    at = body.offset();
    int wireLen = ErrorExtensions.quoteLen(message);
    wireEnd = at + wireLen;
    end = at + Math.min(body.length(), wireLen);
    return true;
  }

  /*
   * Type (1) = 4 | Length in 8 bytes (1) | Reserved (6) | IP header and data (RFC 4861, 4.6.3)
   */
  private boolean redirectedHeader(Bytes body) {
    int option = Options.find(body, REDIRECT_OPTIONS, OPTION_REDIRECTED_HEADER);
    if (option < 0) {
      return false;
    }
    at = body.offset() + option + HEADER;
    wireEnd = at + Options.len(body, option) - HEADER;
    end = Math.min(wireEnd, body.offset() + body.length());
    return at <= end;
  }

  // ---- what it says

  private boolean header() {
    if (end <= at) {
      return false;
    }
    int version = u8(buffer, at) >>> 4;
    boolean whole = version == 4 ? ipv4() : version == 6 && ipv6();
    if (whole) {
      transport();
    }
    return whole;
  }

  private boolean ipv4() {
    int headerLen = (u8(buffer, at) & 0xf) * 4;
    if (end - at < IPV4_HEADER || headerLen < IPV4_HEADER) {
      return false;
    }
    ipVersion = 4;
    ipLen = u16(buffer, at + 2);
    ipId = u16(buffer, at + 4);
    fragmentOffset = (u16(buffer, at + 6) & 0x1fff) * 8;
    moreFragments = (u16(buffer, at + 6) & 0x2000) != 0;
    ttl = u8(buffer, at + 8);
    protocol = u8(buffer, at + 9);
    srcHigh = 0;
    srcLow = IcmpMessage.IPV4_MAPPED | u32(buffer, at + 12);
    dstHigh = 0;
    dstLow = IcmpMessage.IPV4_MAPPED | u32(buffer, at + 16);
    endsAfter(ipLen, headerLen);
    at += headerLen;
    return true;
  }

  private boolean ipv6() {
    if (end - at < IPV6_HEADER) {
      return false;
    }
    ipVersion = 6;
    ipLen = IPV6_HEADER + u16(buffer, at + 4);
    ipId = ABSENT;
    fragmentOffset = 0;
    moreFragments = false;
    protocol = u8(buffer, at + 6);
    ttl = u8(buffer, at + 7);
    srcHigh = i64(buffer, at + 8);
    srcLow = i64(buffer, at + 16);
    dstHigh = i64(buffer, at + 24);
    dstLow = i64(buffer, at + 32);
    endsAfter(ipLen, IPV6_HEADER + 1); // a payload length of 0 says nothing (RFC 2675)
    at += IPV6_HEADER;
    passExtensionHeaders();
    return true;
  }

  /** Takes the packet's own length for its end, unless it is less than it can be. */
  private void endsAfter(int length, int least) {
    if (length >= least && at + length < wireEnd) {
      wireEnd = at + length;
      end = Math.min(end, wireEnd);
    }
  }

  /** Each takes at least eight bytes, so the walk ends with the quote. */
  private void passExtensionHeaders() {
    while (fragmentOffset == 0 && end - at >= HEADER) {
      int next = u8(buffer, at);
      int length;
      switch (protocol) {
        case 0, 43, 60, 135, 139, 140 -> length = (u8(buffer, at + 1) + 1) * 8;
        case 51 -> length = (u8(buffer, at + 1) + 2) * 4;
        case 44 -> {
          length = HEADER;
          fragmentOffset = u16(buffer, at + 2) & 0xfff8;
          moreFragments = (u16(buffer, at + 2) & 1) != 0;
        }
        default -> {
          return;
        }
      }
      protocol = next;
      at += Math.max(HEADER, length);
    }
  }

  private void transport() {
    icmpType = ABSENT;
    icmpCode = ABSENT;
    identifier = ABSENT;
    sequence = ABSENT;
    srcPort = ABSENT;
    dstPort = ABSENT;
    hasData = false;
    if (at > wireEnd) {
      return; // the IP header claims more than is quoted
    }
    int present = Math.max(0, end - at);
    if (fragmentOffset > 0) {
      data(0);
    } else if (isIcmp()) {
      icmp(present);
      data(HEADER);
    } else {
      ports(present);
      data(protocol == UDP || protocol == UDP_LITE ? HEADER : 0);
    }
  }

  private boolean isIcmp() {
    return protocol == (ipVersion == 4 ? IpProtocol.ICMPV4 : IpProtocol.ICMPV6);
  }

  private void icmp(int present) {
    if (present < 2) {
      return;
    }
    icmpType = u8(buffer, at);
    icmpCode = u8(buffer, at + 1);
    Numbering numbering = Numbering.of(ipVersion, icmpType);
    if (numbering == Numbering.NONE || present < 6) {
      return;
    }
    identifier = u16(buffer, at + 4);
    if (numbering == Numbering.WIDE && present >= 8) {
      sequence = u16(buffer, at + 6);
    } else if (numbering == Numbering.NARROW && present >= 7) {
      sequence = u8(buffer, at + 6);
    }
  }

  private void ports(int present) {
    boolean has =
        switch (protocol) {
          case TCP, UDP, DCCP, SCTP, UDP_LITE -> present >= 4;
          default -> false;
        };
    if (has) {
      srcPort = u16(buffer, at);
      dstPort = u16(buffer, at + 2);
    }
  }

  private void data(int headerLen) {
    int from = at + headerLen;
    if (from <= wireEnd) {
      int first = Math.min(from, end);
      data.wrap(buffer, first, end - first, wireEnd - from);
      hasData = true;
    }
  }

  // ---- its facts

  /** 4 or 6; hostile quotes can be of another version than the error. */
  public int ipVersion() {
    return ipVersion;
  }

  public long srcHigh() {
    return srcHigh;
  }

  public long srcLow() {
    return srcLow;
  }

  public long dstHigh() {
    return dstHigh;
  }

  public long dstLow() {
    return dstLow;
  }

  /** The protocol that it carries, behind all IPv6 extension headers that are quoted, 0..255. */
  public int protocol() {
    return protocol;
  }

  /** The time to live or hop limit that was left to it, 0..255. */
  public int ttl() {
    return ttl;
  }

  /** Its length by its own IP header, header included; more than is quoted, as a rule. */
  public int ipLen() {
    return ipLen;
  }

  /** The IPv4 identification; {@link IcmpMessage#ABSENT} on IPv6. */
  public int ipId() {
    return ipId;
  }

  /** The offset of a later fragment in its packet, in bytes; 0 for a first one and for no one. */
  public int fragmentOffset() {
    return fragmentOffset;
  }

  /** Whether it is a fragment of a packet, the first or a later one. */
  public boolean isFragment() {
    return moreFragments || fragmentOffset > 0;
  }

  /** Of TCP, UDP, DCCP, SCTP and UDP-Lite; otherwise {@link IcmpMessage#ABSENT}. */
  public int srcPort() {
    return srcPort;
  }

  /** Of TCP, UDP, DCCP, SCTP and UDP-Lite; otherwise {@link IcmpMessage#ABSENT}. */
  public int dstPort() {
    return dstPort;
  }

  /** Of the quoted ICMP message; {@link IcmpMessage#ABSENT} where there is none. */
  public int icmpType() {
    return icmpType;
  }

  /** Of the quoted ICMP message; {@link IcmpMessage#ABSENT} where there is none. */
  public int icmpCode() {
    return icmpCode;
  }

  /** Of the quoted ICMP message, where its type has one and it is quoted so far. */
  public int identifier() {
    return identifier;
  }

  /** Of the quoted ICMP message, where its type has one and it is quoted so far. */
  public int sequence() {
    return sequence;
  }

  public boolean isEchoRequest() {
    return icmpType == (ipVersion == 4 ? 8 : 128);
  }

  public boolean isEchoReply() {
    return icmpType == (ipVersion == 4 ? 0 : 129);
  }

  /**
   * What is quoted behind the IP header, of ICMP and UDP behind the eight bytes of theirs: for Echo
   * the beginning of its Data. Null where the quote ends before. Its wire length is what the error
   * quotes, not what the packet had.
   */
  public @Nullable Bytes data() {
    return hasData ? data : null;
  }
}
