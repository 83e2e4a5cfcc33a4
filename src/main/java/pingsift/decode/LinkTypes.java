// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import pingsift.capture.LinkType;

/** What a link type says comes first (the tcpdump registry of LINKTYPE_ values). */
final class LinkTypes {
  private static final int DIRECTION = 1;
  private static final int PPPD_FRAMING = 2;
  private static final int SLIP_HEADER = 16;
  private static final int FIBRE_CHANNEL_ADDRESSES = 16;
  private static final int BROADCOM_TAG = 4;

  private LinkTypes() {}

  /**
   * The layer that frames of the link type begin with; passes a header that has nothing to tell.
   */
  static Step first(int linkType, Cursor cursor) {
    return switch (linkType) {
      case LinkType.ETHERNET -> Step.ETHERNET;
      case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD -> Step.IP;
      case LinkType.IPV4 -> Step.IPV4;
      case LinkType.IPV6 -> Step.IPV6;
      case LinkType.LINUX_SLL -> Step.LINUX_SLL;
      case LinkType.LINUX_SLL2 -> Step.LINUX_SLL2;
      case LinkType.NULL, LinkType.LOOP -> Step.LOOPBACK;
      case LinkType.PPP, LinkType.PPP_HDLC -> Step.PPP;
      case LinkType.PPP_WITH_DIR -> cursor.behind(DIRECTION, Step.PPP);
      case LinkType.PPP_PPPD -> cursor.behind(PPPD_FRAMING, Step.PPP);
      case LinkType.PPP_ETHER -> Step.PPPOE;
      case LinkType.C_HDLC -> Step.CISCO_HDLC;
      case LinkType.C_HDLC_WITH_DIR -> cursor.behind(DIRECTION, Step.CISCO_HDLC);
      case LinkType.FRELAY -> Step.FRAME_RELAY;
      case LinkType.FRELAY_WITH_DIR -> cursor.behind(DIRECTION, Step.FRAME_RELAY);
      case LinkType.SLIP -> cursor.behind(SLIP_HEADER, Step.IP);
      case LinkType.IEEE802_11 -> Step.WLAN;
      case LinkType.IEEE802_11_RADIOTAP -> Step.RADIOTAP;
      case LinkType.IEEE802_11_PRISM -> Step.PRISM;
      case LinkType.IEEE802_11_AVS -> Step.AVS;
      case LinkType.PPI -> Step.PPI;
      case LinkType.IEEE802_5 -> Step.TOKEN_RING;
      case LinkType.FDDI -> Step.FDDI;
      case LinkType.ARCNET_BSD -> Step.ARCNET_BSD;
      case LinkType.ARCNET_LINUX -> Step.ARCNET_LINUX;
      case LinkType.APPLE_IP_OVER_IEEE1394 -> Step.IEEE1394;
      case LinkType.IP_OVER_FC -> cursor.behind(FIBRE_CHANNEL_ADDRESSES, Step.LLC);
      case LinkType.ATM_RFC1483, LinkType.ATM_RFC1483_UNMAPPED -> Step.LLC;
      case LinkType.IPOIB -> Step.IPOIB;
      case LinkType.INFINIBAND -> Step.INFINIBAND;
      case LinkType.DSA_TAG_BRCM, LinkType.DSA_TAG_DSA -> Step.SWITCH_TAG;
      case LinkType.DSA_TAG_EDSA -> Step.LONG_SWITCH_TAG;
      case LinkType.DSA_TAG_BRCM_PREPEND -> cursor.behind(BROADCOM_TAG, Step.ETHERNET);
      case LinkType.PKTAP -> Step.PKTAP;
      case LinkType.NFLOG -> Step.NFLOG;
      case LinkType.PFLOG -> Step.PFLOG;
      case LinkType.ENC -> Step.ENC;
      case LinkType.IPNET -> Step.IPNET;
      default -> Step.UNSUPPORTED_LINK_TYPE;
    };
  }
}
