// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import pingsift.capture.Frame;
import pingsift.capture.LinkType;

/**
 * A fragment of an IP packet with an Echo Request from 192.0.2.1 to 192.0.2.2, or from 2001:db8::1
 * to 2001:db8::2, as a raw IP frame: built the slow and obvious way.
 *
 * @param start of its stretch of the packet's content
 * @param more whether others follow
 * @param protocol in front of the content
 */
@SuppressWarnings("ArrayRecordComponent")
record FragmentSketch(
    int ipVersion, long id, int protocol, int start, boolean more, byte[] stretch) {
  static final int ICMPV4 = 1;
  static final int ICMPV6 = 58;

  /** The content of a packet: an Echo Request with the right checksum. */
  static byte[] echo(int ipVersion, int identifier, byte[] data) {
    byte[] content = new byte[8 + data.length];
    ByteBuffer buffer = ByteBuffer.wrap(content);
    buffer.put((byte) (ipVersion == 4 ? 8 : 128)).put((byte) 0).putShort((short) 0);
    buffer.putShort((short) identifier).putShort((short) 1).put(data);
    ByteBuffer pseudoHeader = ByteBuffer.allocate(ipVersion == 4 ? 0 : 40);
    if (ipVersion == 6) {
      pseudoHeader.put(addresses(6)).putInt(content.length).putInt(ICMPV6);
    }
    int sum = EchoFrame.onesComplementSum(pseudoHeader.array(), content);
    buffer.putShort(2, (short) ~sum);
    return content;
  }

  static FragmentSketch of(int ipVersion, long id, byte[] content, int start, int end) {
    byte[] stretch = Arrays.copyOfRange(content, start, end);
    int protocol = ipVersion == 4 ? ICMPV4 : ICMPV6;
    return new FragmentSketch(ipVersion, id, protocol, start, end < content.length, stretch);
  }

  private static byte[] addresses(int ipVersion) {
    if (ipVersion == 4) {
      return new byte[] {(byte) 192, 0, 2, 1, (byte) 192, 0, 2, 2};
    }
    byte[] addresses = new byte[32];
    ByteBuffer.wrap(addresses).putInt(0, 0x20010db8).putInt(16, 0x20010db8);
    addresses[15] = 1;
    addresses[31] = 2;
    return addresses;
  }

  byte[] packet() {
    ByteBuffer packet = ByteBuffer.allocate(stretch.length + (ipVersion == 4 ? 20 : 48));
    if (ipVersion == 4) {
      packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity());
      packet.putShort((short) id).putShort((short) (start / 8 | (more ? 0x2000 : 0)));
      packet.put((byte) 64).put((byte) protocol).putShort((short) 0).put(addresses(4));
    } else {
      packet.putInt(6 << 28).putShort((short) (8 + stretch.length)).put((byte) 44).put((byte) 64);
      packet.put(addresses(6)).put((byte) protocol).put((byte) 0);
      packet.putShort((short) (start | (more ? 1 : 0))).putInt((int) id);
    }
    return packet.put(stretch).array();
  }

  Frame frame(long number, long nanos) {
    return frame(number, nanos, Integer.MAX_VALUE);
  }

  /** As a snap length leaves it that keeps so many bytes of the stretch. */
  Frame frame(long number, long nanos, int captured) {
    byte[] packet = packet();
    int headers = packet.length - stretch.length;
    int capLen = headers + Math.min(captured, stretch.length);
    return new Frame()
        .place(number, number, "drawn")
        .set(nanos, LinkType.RAW, packet, 0, capLen, packet.length);
  }
}
