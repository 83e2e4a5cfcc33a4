// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import pingsift.capture.Frame;
import pingsift.capture.LinkType;

/** A sound frame as most are, drawn: Ethernet, an IP header, and TCP, UDP or an Echo message. */
final class OrdinaryFrame {
  private static final int ETHERNET = 14;
  private static final int MARGIN = 64;
  private static final int[] PROTOCOLS = {1, 6, 17, 17, 50, 58, 132};
  private static final int[] TUNNEL_PORTS = {
    1701, 2152, 3544, 4341, 4754, 4789, 4790, 5072, 6081, 6635, 8472
  };
  private static final int UDP = 17;
  private static final int VLAN_TAG = 4;
  private static final short[] TAG_TYPES = {(short) 0x8100, (short) 0x88a8, (short) 0x9100};

  private final boolean isIpv4;
  private final int protocol;
  private final boolean hasTunnelPort;
  private final byte[] bytes;

  OrdinaryFrame(Random random) {
    isIpv4 = random.nextInt(3) > 0;
    protocol = PROTOCOLS[random.nextInt(PROTOCOLS.length)];
    hasTunnelPort = protocol == UDP && random.nextInt(4) == 0;
    byte[] content = content(random);
    int padding = random.nextBoolean() ? 0 : random.nextInt(31);
    int ipHeader = isIpv4 ? 20 : 40;
    int tags = random.nextInt(3) == 0 ? VLAN_TAG : 0;
    ByteBuffer frame = ByteBuffer.allocate(ETHERNET + tags + ipHeader + content.length + padding);
    if (tags > 0) {
      frame.putShort(12, TAG_TYPES[random.nextInt(TAG_TYPES.length)]);
      frame.putShort(14, (short) random.nextInt());
    }
    frame.putShort(12 + tags, (short) (isIpv4 ? 0x0800 : 0x86dd)).position(ETHERNET + tags);
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
    return new HexCase("ordinary", LinkType.ETHERNET, bytes.length, bytes).frame(0);
  }

  /** With some header bytes changed, cut, or said to have been longer or shorter. */
  Frame damaged(Random random) {
    byte[] damaged = bytes.clone();
    int headers = Math.min(bytes.length, 64);
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = 12 + random.nextInt(headers - 12);
      damaged[at] =
          (byte) (random.nextBoolean() ? random.nextInt() : damaged[at] ^ 1 << random.nextInt(8));
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
    int linkType = random.nextInt(16) == 0 ? LinkType.RAW : LinkType.ETHERNET;
    frame.set(1_000, linkType, buffer, margin ? MARGIN : 0, capLen, len);
    return frame.fcsLen(random.nextInt(8) == 0 ? 4 : 0);
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
