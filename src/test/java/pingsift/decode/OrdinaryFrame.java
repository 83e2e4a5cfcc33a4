// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import pingsift.capture.Frame;
import pingsift.capture.LinkType;

/**
 * A sound frame as most are, drawn: Ethernet or what Linux puts in its place, an IP header, and
 * TCP, UDP or an Echo message.
 */
final class OrdinaryFrame {
  private static final int MARGIN = 64;
  private static final int[] PROTOCOLS = {1, 6, 17, 17, 50, 58, 132};
  private static final int[] TUNNEL_PORTS = {
    1701, 2152, 3544, 4341, 4754, 4789, 4790, 5072, 6081, 6635, 8472
  };
  private static final int[] DEVICES_WITH_HEADERS = {770, 803};
  private static final int UDP = 17;
  private static final int[] LINK_TYPES = {
    LinkType.ETHERNET, LinkType.ETHERNET, LinkType.LINUX_SLL, LinkType.LINUX_SLL2
  };
  private static final short[] TAG_TYPES = {(short) 0x8100, (short) 0x88a8, (short) 0x9100};

  private final boolean isIpv4;
  private final int protocol;
  private final boolean hasTunnelPort;
  private final int linkType;
  private final byte[] bytes;

  OrdinaryFrame(Random random) {
    isIpv4 = random.nextInt(3) > 0;
    protocol = PROTOCOLS[random.nextInt(PROTOCOLS.length)];
    hasTunnelPort = protocol == UDP && random.nextInt(4) == 0;
    linkType = LINK_TYPES[random.nextInt(LINK_TYPES.length)];
    byte[] content = content(random);
    int padding = random.nextBoolean() ? 0 : random.nextInt(31);
    int ipHeader = isIpv4 ? 20 : 40;
    byte[] link = link(random);
    ByteBuffer frame =
        ByteBuffer.allocate(link.length + ipHeader + content.length + padding).put(link);
    frame.put(isIpv4 ? ipv4(random, content.length) : ipv6(random, content.length)).put(content);
    bytes = frame.array();
  }

  /** Whether it is an Echo message that is read in one go. */
  boolean isPlainEcho() {
    return isIpv4 && protocol == 1;
  }

  /** Whether it certainly carries no ICMP; ICMP of the other IP version is an anomaly. */
  boolean isOther() {
    return !hasTunnelPort && protocol != 1 && protocol != 58;
  }

  Frame frame() {
    return new HexCase("ordinary", linkType, bytes.length, bytes).frame(0);
  }

  /** With some header bytes changed, cut, or said to have been longer or shorter. */
  Frame damaged(Random random) {
    byte[] damaged = bytes.clone();
    int headers = Math.min(bytes.length, 64);
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(headers);
      damaged[at] =
          (byte) (random.nextBoolean() ? random.nextInt() : damaged[at] ^ 1 << random.nextInt(8));
    }
    if (random.nextInt(8) == 0) {
      int device = DEVICES_WITH_HEADERS[random.nextInt(DEVICES_WITH_HEADERS.length)];
      ByteBuffer.wrap(damaged).putShort(linkType == LinkType.LINUX_SLL ? 2 : 8, (short) device);
    }
    int capLen = random.nextBoolean() ? bytes.length : random.nextInt(bytes.length + 1);
    int len =
        switch (random.nextInt(4)) {
          case 0 -> capLen;
          case 1 -> bytes.length + random.nextInt(60);
          case 2 -> random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(bytes.length);
          default -> bytes.length;
        };
    boolean margin = random.nextBoolean();
    byte[] buffer = new byte[capLen + (margin ? 2 * MARGIN : 0)];
    System.arraycopy(damaged, 0, buffer, margin ? MARGIN : 0, capLen);
    Frame frame = new Frame().place(7, 7, "ordinary");
    int link = random.nextInt(16) == 0 ? LinkType.ETHERNET : linkType;
    frame.set(1_000, link, buffer, margin ? MARGIN : 0, capLen, len);
    return frame.fcsLen(random.nextInt(8) == 0 ? 4 : 0);
  }

  private byte[] link(Random random) {
    short type = (short) (isIpv4 ? 0x0800 : 0x86dd);
    return switch (linkType) {
      case LinkType.LINUX_SLL ->
          ByteBuffer.allocate(16).putShort(2, (short) 1).putShort(14, type).array();
      case LinkType.LINUX_SLL2 ->
          ByteBuffer.allocate(20).putShort(0, type).putShort(8, (short) 1).array();
      default -> random.nextBoolean() ? ethernet(type) : tagged(random, type);
    };
  }

  private static byte[] ethernet(short type) {
    return ByteBuffer.allocate(14).putShort(12, type).array();
  }

  private static byte[] tagged(Random random, short type) {
    ByteBuffer header = ByteBuffer.allocate(18).putShort(16, type);
    header.putShort(12, TAG_TYPES[random.nextInt(TAG_TYPES.length)]);
    return header.putShort(14, (short) random.nextInt()).array();
  }

  private byte[] content(Random random) {
    byte[] content = new byte[20 + random.nextInt(80)];
    random.nextBytes(content);
    ByteBuffer fields = ByteBuffer.wrap(content);
    if (protocol == 1) {
      fields.putShort(0, (short) (random.nextBoolean() ? 0x0800 : 0)).putShort(2, (short) 0);
      int checksum = random.nextInt(8) == 0 ? 0 : ~EchoFrame.onesComplementSum(content);
      fields.putShort(2, (short) checksum);
    } else if (protocol == UDP) {
      fields.putShort(0, (short) (10_000 + random.nextInt(50_000)));
      fields.putShort(2, (short) random.nextInt(1024));
      if (hasTunnelPort) {
        int port = TUNNEL_PORTS[random.nextInt(TUNNEL_PORTS.length)];
        fields.putShort(random.nextBoolean() ? 0 : 2, (short) port);
      }
      fields.putShort(4, (short) content.length);
    }
    return content;
  }

  private byte[] ipv4(Random random, int contentLen) {
    byte[] header = new byte[20];
    random.nextBytes(header);
    ByteBuffer fields = ByteBuffer.wrap(header).put(0, (byte) 0x45);
    fields.putShort(2, (short) (20 + contentLen));
    fields.putShort(6, (short) (random.nextBoolean() ? 0x4000 : 0));
    fields.put(9, (byte) protocol).putShort(10, (short) 0);
    int checksum = random.nextInt(8) == 0 ? 0 : ~EchoFrame.onesComplementSum(header);
    fields.putShort(10, (short) checksum);
    return header;
  }

  private byte[] ipv6(Random random, int contentLen) {
    byte[] header = new byte[40];
    random.nextBytes(header);
    ByteBuffer fields = ByteBuffer.wrap(header).put(0, (byte) 0x60);
    fields.putShort(4, (short) contentLen).put(6, (byte) protocol);
    return header;
  }

  @Override
  public String toString() {
    return (isIpv4 ? "IPv4 " : "IPv6 ") + protocol + " " + Arrays.toString(bytes);
  }
}
