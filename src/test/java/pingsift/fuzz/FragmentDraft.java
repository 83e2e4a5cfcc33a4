// SPDX-License-Identifier: Apache-2.0
package pingsift.fuzz;

import java.nio.ByteBuffer;
import pingsift.capture.Frame;
import pingsift.capture.LinkType;

/**
 * A fragment as an input describes it, seven bytes each.
 *
 * @param lie changes every byte of content, so that fragments contradict each other; 0 for none
 * @param captured how many bytes of content the capture has
 */
record FragmentDraft(
    int ipVersion,
    int id,
    boolean more,
    int start,
    int length,
    int captured,
    int lie,
    boolean otherProtocol,
    long pauseNanos) {
  /** The bits that a lie changes. */
  static final int LIES = 3;

  private static final int BYTES = 7;

  /** What a packet can carry behind an IPv4 header. */
  private static final int LONGEST = 65_535 - 20;

  private static final long[] PAUSES = {0, 500_000, 2_000_000, 10_000_000_000L, 61_000_000_000L};

  static FragmentDraft read(InputReader in) {
    int flags = in.u8();
    int start = in.u16() & 0x1fff;
    int length = length(in.u16());
    int cut = in.u8();
    int rest = in.u8();
    return new FragmentDraft(
        (flags & 1) == 0 ? 4 : 6,
        flags >> 1 & 3,
        (flags & 8) != 0,
        8 * start,
        length,
        cut == 0 ? length : Math.min(length, cut - 1),
        rest & LIES,
        (rest & 0x1c) == 0x1c,
        PAUSES[(flags >> 4) % PAUSES.length]);
  }

  /** Mostly what fragments have, for speed, sometimes as much as a packet can. */
  private static int length(int drawn) {
    return drawn < 0xf000 ? drawn % 5000 : Math.min(drawn, LONGEST);
  }

  /** The bytes that {@link #read} makes this of. */
  static byte[] bytes(int flags, int start, int length) {
    return ByteBuffer.allocate(BYTES)
        .put((byte) flags)
        .putShort((short) (start / 8))
        .putShort((short) length)
        .array();
  }

  /** The byte at a place of a packet: an Echo Request of 13 bytes or any more. */
  static byte content(int ipVersion, int id, int place) {
    return switch (place) {
      case 0 -> (byte) (ipVersion == 4 ? 8 : 128);
      case 1 -> 0;
      default -> (byte) (place * 31 + (place >> 8) * 7 + id);
    };
  }

  Frame frame(long number, long nanos) {
    ByteBuffer packet = ByteBuffer.allocate(captured + (ipVersion == 4 ? 20 : 48));
    int protocol = otherProtocol ? 6 : ipVersion == 4 ? 1 : 58;
    if (ipVersion == 4) {
      packet.put((byte) 0x45).put((byte) 0).putShort((short) (20 + length));
      packet.putShort((short) id).putShort((short) (start / 8 | (more ? 0x2000 : 0)));
      packet.put((byte) 64).put((byte) protocol).putShort((short) 0);
      packet.putInt(0xc0000201).putInt(0xc0000202);
    } else {
      packet.putInt(6 << 28).putShort((short) (8 + length)).put((byte) 44).put((byte) 64);
      packet.putLong(0x20010db800000000L).putLong(1).putLong(0x20010db800000000L).putLong(2);
      packet.put((byte) protocol).put((byte) 0).putShort((short) (start | (more ? 1 : 0)));
      packet.putInt(id);
    }
    int headers = packet.position();
    for (int i = 0; i < captured; i++) {
      packet.put((byte) (content(ipVersion, id, start + i) ^ lie));
    }
    return new Frame()
        .place(number, number, "drawn")
        .set(nanos, LinkType.RAW, packet.array(), 0, headers + captured, headers + length);
  }
}
