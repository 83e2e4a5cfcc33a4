// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.nio.ByteBuffer;
import pingsift.capture.Frame;
import pingsift.capture.LinkType;

/** Raw IP frames with an Echo message, built the slow and obvious way. */
final class EchoFrame {
  private EchoFrame() {}

  static Frame ipv4(int type, short identifier, short sequence, byte[] data) {
    byte[] addresses = {(byte) 192, 0, 2, 1, (byte) 192, 0, 2, 2};
    byte[] message = message(type, identifier, sequence, data, new byte[0]);
    ByteBuffer packet = ByteBuffer.allocate(20 + message.length);
    packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity());
    packet.putInt(0).put((byte) 64).put((byte) 1).putShort((short) 0);
    return frame(packet.put(addresses).put(message));
  }

  static Frame ipv6(int type, short identifier, short sequence, byte[] data) {
    byte[] addresses = new byte[32];
    addresses[0] = 0x20;
    addresses[16] = 0x20;
    addresses[31] = 1;
    ByteBuffer pseudoHeader = ByteBuffer.allocate(40);
    pseudoHeader.put(addresses).putInt(8 + data.length).putInt(58);
    byte[] message = message(type, identifier, sequence, data, pseudoHeader.array());
    ByteBuffer packet = ByteBuffer.allocate(40 + message.length);
    packet.putInt(0x60000000).putShort((short) message.length).put((byte) 58).put((byte) 64);
    return frame(packet.put(addresses).put(message));
  }

  private static Frame frame(ByteBuffer packet) {
    int length = packet.capacity();
    return new Frame().set(0, LinkType.RAW, packet.array(), 0, length, length);
  }

  private static byte[] message(
      int type, short identifier, short sequence, byte[] data, byte[] pseudoHeader) {
    ByteBuffer message = ByteBuffer.allocate(8 + data.length);
    message.put((byte) type).put((byte) 0).putShort((short) 0);
    message.putShort(identifier).putShort(sequence).put(data);
    int checksum = ~onesComplementSum(pseudoHeader, message.array());
    return message.putShort(2, (short) checksum).array();
  }

  /** RFC 1071 word by word; the first stretch has an even length. */
  static int onesComplementSum(byte[]... stretches) {
    int sum = 0;
    for (byte[] bytes : stretches) {
      for (int i = 0; i < bytes.length; i++) {
        sum += (bytes[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        sum = (sum & 0xffff) + (sum >>> 16);
      }
    }
    return sum;
  }
}
