// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.nio.ByteBuffer;
import pingsift.bytes.IpAddress;
import pingsift.decode.InternetChecksum;

/**
 * Writes Echo and other ICMP messages as whole Ethernet frames with right lengths and checksums.
 *
 * <pre>
 * Ethernet (14)  802.1Q tags (4 each)  MPLS labels (4 each)  where there is a tunnel: IPv4 (20)  GRE (8)
 *     IPv4 (20) or IPv6 (40)  ICMP (8)  Data
 * </pre>
 *
 * <p>RFC 894, IEEE 802.1Q, RFC 3032, RFC 2890, RFC 791, RFC 8200, RFC 792, RFC 4443.
 */
final class EchoFrameWriter {
  static final int ETHERNET = 14;
  private static final int TAG = 4;
  private static final int LABEL = 4;
  private static final int IPV4 = 20;
  private static final int GRE = 8;
  static final int ICMP = 8;
  private static final byte[] MACS = {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1};

  /** Without a Data byte more, the 16-bit length of the IP packet is full. */
  static final int MAX_DATA = 65_535 - IPV4 - ICMP;

  /** The same with both headers of a tunnel, and the inner packet of IPv6. */
  static final int MAX_TUNNELLED_DATA = 65_535 - IPV4 - GRE - 40 - ICMP;

  private final EchoDraft draft;
  private final byte[] bytes;
  private final ByteBuffer frame;

  private EchoFrameWriter(EchoDraft draft) {
    this.draft = draft;
    bytes = new byte[headerLen(draft) + draft.wireLength()];
    frame = ByteBuffer.wrap(bytes);
  }

  /** The frame as sent; what the capture cut is zeros here. */
  static byte[] write(EchoDraft draft) {
    EchoFrameWriter writer = new EchoFrameWriter(draft);
    writer.ethernet();
    int icmpLen = ICMP + draft.wireLength();
    DrawnTunnel tunnel = draft.tunnel;
    if (tunnel != null) {
      writer.gre(tunnel, icmpLen);
    }
    if (draft.isIpv4()) {
      writer.ipv4(icmpLen);
    } else {
      writer.ipv6(icmpLen);
    }
    writer.icmp(icmpLen);
    return writer.bytes;
  }

  /** An ARP request: a frame that lets time pass and is nothing else. */
  static byte[] other() {
    byte[] bytes = new byte[ETHERNET + 28];
    ByteBuffer frame = ByteBuffer.wrap(bytes).put(MACS).putShort((short) 0x0806);
    frame
        .putShort((short) 1)
        .putShort((short) 0x0800)
        .put((byte) 6)
        .put((byte) 4)
        .putShort((short) 1);
    return bytes;
  }

  /** How many bytes of the frame come before the Data. */
  static int headerLen(EchoDraft draft) {
    return ETHERNET
        + TAG * draft.vlans.size()
        + LABEL * draft.labels.size()
        + (draft.tunnel == null ? 0 : IPV4 + GRE)
        + (draft.isIpv4() ? IPV4 : 40)
        + ICMP;
  }

  private void ethernet() {
    frame.put(MACS);
    for (int vlan : draft.vlans) {
      frame.putShort((short) 0x8100).putShort((short) vlan);
    }
    int labels = draft.labels.size();
    boolean ipv4 = draft.isIpv4() || draft.tunnel != null;
    frame.putShort((short) (labels > 0 ? 0x8847 : ipv4 ? 0x0800 : 0x86dd));
    for (int i = 0; i < labels; i++) {
      frame.putInt(draft.labels.get(i) << 12 | (i == labels - 1 ? 0x140 : 0x40));
    }
  }

  private void gre(DrawnTunnel tunnel, int icmpLen) {
    int inner = (draft.isIpv4() ? IPV4 : 40) + icmpLen;
    int start = frame.position();
    IpAddress from = draft.request ? tunnel.near() : tunnel.far();
    IpAddress to = draft.request ? tunnel.far() : tunnel.near();
    frame.put((byte) 0x45).put((byte) 0).putShort((short) (IPV4 + GRE + inner)).putInt(0);
    frame.put((byte) 64).put((byte) 47).putShort((short) 0);
    frame.putInt((int) from.low()).putInt((int) to.low());
    frame.putShort(start + 10, checksum(InternetChecksum.sum(bytes, start, IPV4)));
    frame.putShort((short) 0x2000).putShort((short) (draft.isIpv4() ? 0x0800 : 0x86dd));
    frame.putInt(tunnel.key());
  }

  private void ipv4(int icmpLen) {
    int start = frame.position();
    frame.put((byte) 0x45).put((byte) 0).putShort((short) (20 + icmpLen));
    frame.putShort((short) draft.ipId).putShort((short) (draft.dontFragment ? 0x4000 : 0));
    frame.put((byte) draft.ttl).put((byte) 1).putShort((short) 0);
    frame.putInt((int) draft.source.low()).putInt((int) draft.destination.low());
    frame.putShort(start + 10, checksum(InternetChecksum.sum(bytes, start, 20)));
  }

  private void ipv6(int icmpLen) {
    frame.putInt(6 << 28).putShort((short) icmpLen).put((byte) 58).put((byte) draft.ttl);
    frame.putLong(draft.source.high()).putLong(draft.source.low());
    frame.putLong(draft.destination.high()).putLong(draft.destination.low());
  }

  private void icmp(int icmpLen) {
    int start = frame.position();
    frame.put((byte) type()).put((byte) draft.code).putShort((short) 0);
    frame.putShort((short) draft.identifier).putShort((short) draft.sequence).put(draft.data);
    long sum = InternetChecksum.sum(bytes, start, icmpLen);
    if (!draft.isIpv4()) {
      // the pseudo-header of RFC 8200, section 8.1: both addresses, the length, the next header
      sum += InternetChecksum.sum(bytes, start - 32, 32) + icmpLen + 58;
    }
    short right = checksum(sum);
    switch (draft.checksum) {
      case GOOD -> frame.putShort(start + 2, right);
      case BAD -> frame.putShort(start + 2, (short) (right ^ 1));
      case ZERO -> {}
    }
  }

  private int type() {
    if (draft.type != EchoDraft.NOT_SET) {
      return draft.type;
    }
    if (draft.isIpv4()) {
      return draft.request ? 8 : 0;
    }
    return draft.request ? 128 : 129;
  }

  private static short checksum(long sum) {
    return (short) ~InternetChecksum.fold(sum);
  }
}
