// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u8;

import pingsift.capture.Frame;
import pingsift.capture.LinkType;

/**
 * What a look at a few fixed places tells of a frame that is as most are: IPv4 or IPv6 right behind
 * the usual link layers, or behind one VLAN tag in Ethernet.
 *
 * <p>It says no more than the layers would say, only sooner: where anything is unusual it says
 * nothing.
 */
final class Glance {
  /** The place of what is not found. */
  static final int NOWHERE = -1;

  private static final int VLAN_TAG = 4;
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final int UDP_PORTS = 4;
  private static final int UDP_HEADER = 8;

  private Glance() {}

  /**
   * Where the IP header begins in the frame's array, with at least {@value #IPV4_HEADER} bytes
   * there and of the version that the link layer says; {@link #NOWHERE} where the frame is unusual.
   */
  static int packet(Frame frame) {
    if (frame.fcsLen() != 0) {
      return NOWHERE;
    }
    return switch (frame.linkType()) {
      case LinkType.ETHERNET -> inEthernet(frame);
      case LinkType.LINUX_SLL -> inLinuxCooked(frame, LinkLayers.SLL_HEADER, 2, 14);
      case LinkType.LINUX_SLL2 -> inLinuxCooked(frame, LinkLayers.SLL2_HEADER, 8, 0);
      default -> NOWHERE;
    };
  }

  private static int inEthernet(Frame frame) {
    int header = LinkLayers.ETHERNET_HEADER;
    if (frame.capLen() < header + IPV4_HEADER) {
      return NOWHERE;
    }
    byte[] buffer = frame.buffer();
    int at = frame.offset() + header;
    int type = u16(buffer, at - 2);
    if (EtherType.isVlan(type) && frame.capLen() >= header + VLAN_TAG + IPV4_HEADER) {
      at += VLAN_TAG;
      type = u16(buffer, at - 2);
    }
    return isPacket(type, buffer, at) ? at : NOWHERE;
  }

  /** Whether a VLAN tag stands in front of the packet. */
  static boolean isTagged(Frame frame, int at) {
    return frame.linkType() == LinkType.ETHERNET
        && at - frame.offset() > LinkLayers.ETHERNET_HEADER;
  }

  private static int inLinuxCooked(Frame frame, int header, int device, int protocol) {
    if (frame.capLen() < header + IPV4_HEADER) {
      return NOWHERE;
    }
    byte[] buffer = frame.buffer();
    int from = frame.offset();
    boolean isUsual = LinkLayers.linuxHasProtocol(u16(buffer, from + device));
    int at = from + header;
    return isUsual && isPacket(u16(buffer, from + protocol), buffer, at) ? at : NOWHERE;
  }

  private static boolean isPacket(int type, byte[] buffer, int at) {
    int version = u8(buffer, at) >>> 4;
    return type == EtherType.IPV4 ? version == 4 : type == EtherType.IPV6 && version == 6;
  }

  /**
   * Whether the packet at a place is certainly {@link Outcome#NOT_ICMP}, with nothing anomalous
   * that the layers would note: TCP and the like, and UDP whose ports and lengths are those of no
   * tunnel.
   */
  static boolean isOther(Frame frame, int at) {
    byte[] buffer = frame.buffer();
    int before = at - frame.offset();
    int present = frame.capLen() - before;
    int sent = Math.max(frame.capLen(), frame.len()) - before;
    int first = u8(buffer, at);
    if (first >>> 4 == 6) {
      return isOtherIpv6(buffer, at, present, sent);
    }
    int headerLen = (first & 0xf) * 4;
    int totalLen = u16(buffer, at + 2);
    int protocol = u8(buffer, at + 9);
    if (headerLen < IPV4_HEADER || totalLen < headerLen) {
      return false;
    }
    if (protocol != IpProtocol.UDP) {
      return IpProtocol.next(4, protocol) == Step.NOT_ICMP && protocol != IpProtocol.ICMPV6;
    }
    int ports = headerLen + UDP_PORTS;
    boolean isFragment = (u16(buffer, at + 6) & 0x3fff) != 0;
    return !isFragment
        && totalLen >= ports
        && present >= ports
        && fits(totalLen, sent)
        && UdpLayer.isOther(buffer, at + headerLen);
  }

  private static boolean isOtherIpv6(byte[] buffer, int at, int present, int sent) {
    if (present < IPV6_HEADER) {
      return false;
    }
    int protocol = u8(buffer, at + 6);
    if (protocol != IpProtocol.UDP) {
      return IpProtocol.next(6, protocol) == Step.NOT_ICMP && protocol != IpProtocol.ICMPV4;
    }
    int payloadLen = u16(buffer, at + 4);
    return payloadLen >= UDP_HEADER
        && present >= IPV6_HEADER + UDP_HEADER
        && fits(IPV6_HEADER + payloadLen, sent)
        && UdpLayer.isOther(buffer, at + IPV6_HEADER);
  }

  /** Whether a packet ends in its frame with no more behind it than padding. */
  private static boolean fits(int packetLen, int sent) {
    return packetLen <= sent && sent - packetLen <= Cursor.MOST_PADDING;
  }
}
