// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import pingsift.capture.Frame;
import pingsift.capture.LinkType;

/**
 * Finds requester and identifier in frames of the most usual form, without decoding them: Echo
 * right behind an Ethernet and a plain IP header, not in fragments. Says nothing of other frames.
 *
 * <p>What it says is what {@link FrameDecoder} would find, if that finds an Echo message: the frame
 * can still be one that is cut, or not sound.
 */
public final class EchoPeek {
  /*
   *  0  Ethernet: destination, source, 12 type 0x0800           or 0x86dd
   * 14  IPv4: 0x45, 20 flags and offset, 23 protocol, 26 source, 30 destination
   * 34  ICMP: type, code, checksum, 38 identifier
   *
   * 14  IPv6: 0x6…, 20 next header, 22 source, 38 destination
   * 54  ICMPv6: type, code, checksum, 58 identifier
   */
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int IPV4_END = 42;
  private static final int IPV6_END = 62;

  private long requesterHigh;
  private long requesterLow;
  private int identifier;
  private int ipVersion;

  /** Looks at a frame; false where it is of another form. */
  public boolean read(Frame frame) {
    if (frame.linkType() != LinkType.ETHERNET || frame.capLen() < IPV4_END) {
      return false;
    }
    byte[] bytes = frame.buffer();
    int at = frame.offset();
    short type = (short) SHORT.get(bytes, at + 12);
    if (type == 0x0800) {
      return ipv4(bytes, at);
    }
    return type == (short) 0x86dd && frame.capLen() >= IPV6_END && ipv6(bytes, at);
  }

  private boolean ipv4(byte[] bytes, int at) {
    boolean plain =
        bytes[at + 14] == 0x45
            && ((short) SHORT.get(bytes, at + 20) & 0x3fff) == 0
            && bytes[at + 23] == 1;
    byte type = bytes[at + 34];
    if (!plain || (type != 8 && type != 0)) {
      return false;
    }
    ipVersion = 4;
    identifier = (short) SHORT.get(bytes, at + 38) & 0xffff;
    requesterHigh = 0;
    int requester = (int) INT.get(bytes, type == 8 ? at + 26 : at + 30);
    requesterLow = IcmpMessage.IPV4_MAPPED | Integer.toUnsignedLong(requester);
    return true;
  }

  private boolean ipv6(byte[] bytes, int at) {
    boolean plain = (bytes[at + 14] & 0xf0) == 0x60 && bytes[at + 20] == 58;
    int type = bytes[at + 54] & 0xff;
    if (!plain || (type != 128 && type != 129)) {
      return false;
    }
    ipVersion = 6;
    identifier = (short) SHORT.get(bytes, at + 58) & 0xffff;
    int requester = type == 128 ? at + 22 : at + 38;
    requesterHigh = (long) LONG.get(bytes, requester);
    requesterLow = (long) LONG.get(bytes, requester + 8);
    return true;
  }

  public long requesterHigh() {
    return requesterHigh;
  }

  public long requesterLow() {
    return requesterLow;
  }

  public int identifier() {
    return identifier;
  }

  public int ipVersion() {
    return ipVersion;
  }
}
