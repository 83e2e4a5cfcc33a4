// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.nio.ByteBuffer;
import java.util.Objects;
import pingsift.bytes.IpAddress;
import pingsift.capture.Frame;
import pingsift.capture.LinkType;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;

/** Raw IP frames with one ICMP message each, put through the decoder: messages as in a run. */
final class EchoFrames {
  /** 2025-08-27T12:24:25.806153 UTC. */
  static final long START = 1_756_297_465_806_153_000L;

  private long number;
  private String file = "capture.pcap";
  private int[] vlans = {};
  private boolean tunnelled;

  EchoFrames file(String name) {
    file = name;
    return this;
  }

  /** Puts the frames that follow into Ethernet with these tags, the outermost first. */
  EchoFrames vlans(int... ids) {
    vlans = ids;
    return this;
  }

  /**
   * Puts the frames that follow into GRE with the key 5, and that behind the label 300 into the
   * VXLAN network 5001, from the smaller address to the larger one for requests and back for
   * replies.
   */
  EchoFrames tunnelled() {
    tunnelled = true;
    vlans = new int[] {10};
    return this;
  }

  /**
   * An Echo Request where {@code type} is 8 or 128, and so on; a millisecond after the one before.
   */
  IcmpMessage message(String src, String dst, int type, int code, int id, int seq, byte[] data) {
    number++;
    byte[] packet = packet(address(src), address(dst), type, code, id, seq, data);
    boolean tagged = vlans.length > 0;
    int etherType = src.contains(":") ? 0x86dd : 0x0800;
    if (tunnelled) {
      packet = tunnelled(packet, etherType, type == 8 || type == 128);
      etherType = 0x0800;
    }
    byte[] bytes = tagged ? ethernet(packet, etherType) : packet;
    Frame frame = new Frame();
    frame.place(number, number, file);
    long nanos = START + (number - 1) * 1_000_000;
    int linkType = tagged ? LinkType.ETHERNET : LinkType.RAW;
    frame.set(nanos, linkType, bytes, 0, bytes.length, bytes.length);
    IcmpMessage message = new IcmpMessage();
    Outcome outcome = new FrameDecoder().decode(frame, message);
    if (outcome != Outcome.ICMP) {
      throw new IllegalStateException("not ICMP but " + outcome);
    }
    return new IcmpMessage().copyWithFrame(message);
  }

  IcmpMessage request(String src, String dst, int id, int seq, byte[] data) {
    return message(src, dst, src.contains(":") ? 128 : 8, 0, id, seq, data);
  }

  IcmpMessage reply(String src, String dst, int id, int seq, byte[] data) {
    return message(src, dst, src.contains(":") ? 129 : 0, 0, id, seq, data);
  }

  private byte[] ethernet(byte[] packet, int etherType) {
    ByteBuffer frame = ByteBuffer.allocate(14 + 4 * vlans.length + packet.length);
    frame.put(new byte[] {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1});
    for (int vlan : vlans) {
      frame.putShort((short) 0x8100).putShort((short) vlan);
    }
    return frame.putShort((short) etherType).put(packet).array();
  }

  private static byte[] tunnelled(byte[] packet, int etherType, boolean request) {
    byte[] key = {0x20, 0, (byte) (etherType >> 8), (byte) etherType, 0, 0, 0, 5};
    byte[] gre = outer(47, "198.51.100.1", "198.51.100.2", request, key, packet);
    byte[] udp = {
      (byte) 0xc0,
      0,
      0x12,
      (byte) 0xb5,
      0,
      0,
      0,
      0, // ports 49152 and 4789
      8,
      0,
      0,
      0,
      0,
      0x13,
      (byte) 0x89,
      0, // network 5001
      2,
      0,
      0,
      0,
      0,
      2,
      2,
      0,
      0,
      0,
      0,
      1,
      (byte) 0x88,
      0x47,
      0,
      0x12,
      (byte) 0xc1,
      64
    };
    return outer(17, "192.0.2.1", "192.0.2.2", request, udp, gre);
  }

  private static byte[] outer(
      int protocol, String near, String far, boolean there, byte[] header, byte[] inner) {
    ByteBuffer packet = ByteBuffer.allocate(20 + header.length + inner.length);
    packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity()).putInt(0);
    packet.put((byte) 64).put((byte) protocol).putShort((short) 0);
    packet.putInt((int) address(there ? near : far).low());
    packet.putInt((int) address(there ? far : near).low());
    return packet.put(header).put(inner).array();
  }

  private static byte[] packet(
      IpAddress src, IpAddress dst, int type, int code, int id, int seq, byte[] data) {
    boolean v4 = src.version() == 4;
    ByteBuffer packet = ByteBuffer.allocate((v4 ? 20 : 40) + 8 + data.length);
    if (v4) {
      packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity());
      packet.putShort((short) 0x1234).putShort((short) 0x4000).put((byte) 64).put((byte) 1);
      packet.putShort((short) 0).putInt((int) src.low()).putInt((int) dst.low());
    } else {
      packet.putInt(0x60000000).putShort((short) (8 + data.length)).put((byte) 58).put((byte) 64);
      packet.putLong(src.high()).putLong(src.low()).putLong(dst.high()).putLong(dst.low());
    }
    packet.put((byte) type).put((byte) code).putShort((short) 0);
    packet.putShort((short) id).putShort((short) seq).put(data);
    int header = packet.capacity() - 8 - data.length;
    long pseudoHeader = v4 ? 0 : sum(packet.array(), 8, header) + 58 + 8 + data.length;
    long checksum = pseudoHeader + sum(packet.array(), header, packet.capacity());
    while (checksum > 0xffff) {
      checksum = (checksum & 0xffff) + (checksum >> 16);
    }
    return packet.putShort(header + 2, (short) ~checksum).array();
  }

  /** The sum of 16-bit words, a last odd byte filled up with 0 (RFC 1071). */
  private static long sum(byte[] bytes, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += (long) (bytes[i] & 0xff) << ((i - from) % 2 == 0 ? 8 : 0);
    }
    return sum;
  }

  private static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text), text);
  }
}
