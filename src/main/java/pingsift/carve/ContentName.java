// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import pingsift.bytes.Entropy;

/** Names what bytes are, by their beginning. */
public final class ContentName {
  /** Where in a message a packet may begin, behind a tool's own header. */
  private static final int MAX_HEADER = 64;

  /** Fewer bytes can have any entropy by chance. */
  private static final int LEAST_RANDOM = 256;

  private static final Content[] ALL = Content.values();

  private ContentName() {}

  /**
   * What a stretch of bytes is.
   *
   * @param length bytes that are there
   * @param whole how many there were, where only the beginning is there; not below {@code length}
   */
  public static Content of(byte[] bytes, int offset, int length, long whole) {
    Beginning beginning = new Beginning(bytes, offset, length, whole);
    for (Content content : ALL) {
      if (content.is(beginning)) {
        return content;
      }
    }
    return Content.OTHER;
  }

  /**
   * Where in a message an IP packet begins that goes to the message's end, or all but: from 1 on; 0
   * where there is none.
   */
  static int packetOffset(byte[] bytes, int offset, int length, long whole) {
    Beginning message = new Beginning(bytes, offset, length, whole);
    for (int at = 1; at <= Math.min(MAX_HEADER, length - 20); at++) {
      int version = message.at(at) >> 4;
      if (version == 4 || version == 6) {
        Beginning packet = message.from(at);
        boolean ends =
            version == 4 ? packet.u16(2) == packet.whole() : 40 + packet.u16(4) == packet.whole();
        if (ends && (NetworkContent.isIpv4(packet) || NetworkContent.isIpv6(packet))) {
          return at;
        }
      }
    }
    return 0;
  }

  /**
   * Whether entropy is near what random bytes of the same number have. Those have log2(n) - 0.5 at
   * 256 bytes and 8 - 180/n from some thousand on.
   */
  static boolean isRandom(Beginning b) {
    int length = b.length();
    if (length < LEAST_RANDOM) {
      return false;
    }
    double least = length < 512 ? 7.0 : length < 1024 ? 7.4 : length < 2048 ? 7.65 : 7.8;
    return new Entropy().of(b.bytes(), b.offset(), length) >= least;
  }
}
