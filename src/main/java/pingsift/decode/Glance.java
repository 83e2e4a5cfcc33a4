// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u8;

import pingsift.capture.Frame;
import pingsift.capture.LinkType;

/**
 * What a look at a few fixed places tells of a frame that is as most are: Ethernet, at most one
 * VLAN tag, and IPv4 or IPv6.
 *
 * <p>It says no more than the layers would say, only sooner: where anything is unusual it says
 * nothing.
 */
final class Glance {
  private static final int ETHERNET_HEADER = 14;
  private static final int VLAN_TAG = 4;
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final int UDP_PORTS = 4;
  private static final int UDP_HEADER = 8;

  private Glance() {}

  /**
   * Whether the frame is certainly {@link Outcome#NOT_ICMP}, with nothing anomalous that the layers
   * would note: TCP and the like, and UDP whose ports and lengths are those of no tunnel.
   */
  static boolean isOther(Frame frame) {
    int present = frame.capLen();
    if (frame.linkType() != LinkType.ETHERNET
        || present < ETHERNET_HEADER + IPV4_HEADER
        || frame.fcsLen() != 0) {
      return false;
    }
    byte[] buffer = frame.buffer();
    int header = ETHERNET_HEADER;
    int type = u16(buffer, frame.offset() + header - 2);
    if (EtherType.isVlan(type) && present >= header + VLAN_TAG + IPV4_HEADER) {
      header += VLAN_TAG;
      type = u16(buffer, frame.offset() + header - 2);
    }
    int ip = frame.offset() + header;
    int sent = Math.max(present, frame.len()) - header;
    return switch (type) {
      case EtherType.IPV4 -> isOtherIpv4(buffer, ip, present - header, sent);
      case EtherType.IPV6 -> isOtherIpv6(buffer, ip, present - header, sent);
      default -> false;
    };
  }

  private static boolean isOtherIpv4(byte[] buffer, int ip, int present, int sent) {
    int first = u8(buffer, ip);
    int headerLen = (first & 0xf) * 4;
    int totalLen = u16(buffer, ip + 2);
    if (first >>> 4 != 4 || headerLen < IPV4_HEADER || totalLen < headerLen) {
      return false;
    }
    int protocol = u8(buffer, ip + 9);
    if (protocol != IpProtocol.UDP) {
      return IpProtocol.next(4, protocol) == Step.NOT_ICMP && protocol != IpProtocol.ICMPV6;
    }
    int ports = headerLen + UDP_PORTS;
    boolean isFragment = (u16(buffer, ip + 6) & 0x3fff) != 0;
    return !isFragment
        && totalLen >= ports
        && present >= ports
        && fits(totalLen, sent)
        && UdpLayer.isOther(buffer, ip + headerLen);
  }

  private static boolean isOtherIpv6(byte[] buffer, int ip, int present, int sent) {
    if (present < IPV6_HEADER || u8(buffer, ip) >>> 4 != 6) {
      return false;
    }
    int protocol = u8(buffer, ip + 6);
    if (protocol != IpProtocol.UDP) {
      return IpProtocol.next(6, protocol) == Step.NOT_ICMP && protocol != IpProtocol.ICMPV4;
    }
    int payloadLen = u16(buffer, ip + 4);
    return payloadLen >= UDP_HEADER
        && present >= IPV6_HEADER + UDP_HEADER
        && fits(IPV6_HEADER + payloadLen, sent)
        && UdpLayer.isOther(buffer, ip + IPV6_HEADER);
  }

  /** Whether a packet ends in its frame with no more behind it than padding. */
  private static boolean fits(int packetLen, int sent) {
    return packetLen <= sent && sent - packetLen <= Cursor.MOST_PADDING;
  }
}
