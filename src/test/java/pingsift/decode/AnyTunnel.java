// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import pingsift.capture.Frame;
import pingsift.capture.LinkType;

/** One Echo message and its reply inside a random stack of tunnels, the same for both. */
public final class AnyTunnel {
  /** How a packet is carried: a protocol of IP, and what stands between. */
  private enum Carrier {
    GRE(47, "20000800 0000002a"),
    GRE_ETHERNET(47, "00006558 020000000b02 02000000 0b01 0800"),
    ERSPAN(47, "100088be 00000001 10070201 00000003 020000000b02 02000000 0b01 0800"),
    IP(4, ""),
    ETHERIP(97, "3000 020000000b02 02000000 0b01 0800"),
    MPLS(137, "0012c140"),
    VXLAN(4789, "08000000 00138900 020000000b02 02000000 0b01 0800"),
    GENEVE(6081, "00000800 00138900"),
    GTP(2152, "30ff0000 11223344"),
    LISP(4341, "c8123456 00000501"),
    L2TP(1701, "0002 0005 0009 ff03 0021");

    final int protocolOrPort;
    final byte[] header;

    Carrier(int protocolOrPort, String header) {
      this.protocolOrPort = protocolOrPort;
      this.header = java.util.HexFormat.of().parseHex(header.replace(" ", ""));
    }

    boolean isUdp() {
      return protocolOrPort > 255;
    }
  }

  private final Carrier[] carriers;
  private final Random random;

  public AnyTunnel(long seed) {
    random = new Random(seed);
    carriers = new Carrier[1 + random.nextInt(3)];
    Arrays.setAll(carriers, i -> Carrier.values()[random.nextInt(Carrier.values().length)]);
  }

  /** A frame with a request, or with its reply: then all addresses are swapped. */
  public Frame frame(boolean request, int number) {
    byte[] packet = echo(request);
    int hosts = 3;
    for (Carrier carrier : carriers) {
      packet = carried(carrier, packet, request ? hosts : hosts + 1, request ? hosts + 1 : hosts);
      hosts += 2;
    }
    return new Frame()
        .place(number, number, "drawn")
        .set(number * 1_000_000L, LinkType.RAW, packet, 0, packet.length, packet.length);
  }

  private static byte[] echo(boolean request) {
    ByteBuffer packet = ip(1, 16, request ? 1 : 2, request ? 2 : 1);
    packet.put((byte) (request ? 8 : 0)).put((byte) 0).putShort((short) 0);
    return packet.putShort((short) 7).putShort((short) 1).putLong(0x6162636465666768L).array();
  }

  private byte[] carried(Carrier carrier, byte[] inner, int from, int to) {
    byte[] header = carrier.header.clone();
    if (carrier == Carrier.GTP) {
      ByteBuffer.wrap(header).putShort(2, (short) inner.length);
    }
    int length = header.length + inner.length;
    if (!carrier.isUdp()) {
      return ip(carrier.protocolOrPort, length, from, to).put(header).put(inner).array();
    }
    ByteBuffer packet = ip(17, 8 + length, from, to);
    packet.putShort((short) random.nextInt()).putShort((short) carrier.protocolOrPort);
    return packet.putShort((short) (8 + length)).putShort((short) 0).put(header).put(inner).array();
  }

  private static ByteBuffer ip(int protocol, int payloadLen, int from, int to) {
    ByteBuffer packet = ByteBuffer.allocate(20 + payloadLen);
    packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity()).putInt(0);
    packet.put((byte) 64).put((byte) protocol).putShort((short) 0);
    return packet.putInt(0x0a000000 | from).putInt(0x0a000000 | to);
  }

  @Override
  public String toString() {
    return Arrays.toString(carriers);
  }
}
