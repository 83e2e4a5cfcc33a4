// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.decode.IcmpMessage.ABSENT;

import pingsift.bytes.BigEndian;
import pingsift.bytes.Bytes;

/**
 * Numbers of a message by their place: in the rest of the header, or in what follows it. {@link
 * IcmpMessage#ABSENT} where the message, or the capture, ends before.
 */
final class BodyNumbers {
  private BodyNumbers() {}

  /** Some bits of the rest of the header: those of {@code mask} after a shift to the right. */
  static int rest(IcmpMessage message, int shift, int mask) {
    long rest = message.restOfHeader();
    return rest == ABSENT ? ABSENT : (int) (rest >>> shift) & mask;
  }

  static int u16(IcmpMessage message, int at) {
    Bytes body = message.data();
    return at + 2 > body.length() ? ABSENT : BigEndian.u16(body.array(), body.offset() + at);
  }

  static long u32(IcmpMessage message, int at) {
    Bytes body = message.data();
    return at + 4 > body.length() ? ABSENT : BigEndian.u32(body.array(), body.offset() + at);
  }
}
