// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import pingsift.decode.InternetChecksum;

/**
 * Cuts the IP packet of an Ethernet frame into fragments (RFC 791, RFC 8200, section 4.5), each in
 * a frame of its own with the same headers in front.
 */
final class Fragmenter {
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final int FRAGMENT_HEADER = 8;
  private static final byte FRAGMENT = 44;

  private final byte[] frame;
  private final boolean ipv4;
  private final int ip;
  private final int content;
  private final int id;

  /**
   * @param frame as {@link EchoFrameWriter} writes it
   */
  Fragmenter(EchoDraft draft, byte[] frame) {
    this.frame = frame;
    ipv4 = draft.isIpv4();
    content = EchoFrameWriter.headerLen(draft) - 8;
    ip = content - (ipv4 ? IPV4_HEADER : IPV6_HEADER);
    id = draft.ipId;
  }

  /** Pieces of at most {@code size} bytes of the packet's content, a multiple of 8. */
  List<byte[]> cut(int size) {
    List<byte[]> frames = new ArrayList<>();
    for (int start = content; start < frame.length; start += size) {
      frames.add(piece(start, Math.min(frame.length, start + size)));
    }
    return frames;
  }

  private byte[] piece(int start, int end) {
    ByteBuffer piece = ByteBuffer.allocate(content + (ipv4 ? 0 : FRAGMENT_HEADER) + end - start);
    piece.put(frame, 0, content);
    int offset = start - content;
    boolean more = end < frame.length;
    if (ipv4) {
      int flags = piece.getShort(ip + 6) & 0x4000;
      piece.putShort(ip + 2, (short) (IPV4_HEADER + end - start));
      piece.putShort(ip + 6, (short) (flags | (more ? 0x2000 : 0) | offset / 8));
      piece.putShort(ip + 10, (short) 0);
      long sum = InternetChecksum.sum(piece.array(), ip, IPV4_HEADER);
      piece.putShort(ip + 10, (short) ~InternetChecksum.fold(sum));
    } else {
      piece.put(piece.get(ip + 6)).put((byte) 0);
      piece.putShort((short) (offset | (more ? 1 : 0))).putInt(id);
      piece.put(ip + 6, FRAGMENT);
      piece.putShort(ip + 4, (short) (FRAGMENT_HEADER + end - start));
    }
    return piece.put(frame, start, end - start).array();
  }
}
