// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.io.IOException;
import pingsift.bytes.Ascii;

/**
 * Base64 (RFC 4648, sections 4 and 5), also of several texts one after the other: {@code =} ends a
 * text wherever it stands, as tools send it that encode each message apart.
 */
final class Base64Decoder implements TextDecoder {
  /** The bits of the group at hand, six for each of its digits. */
  private int bits;

  private int digits;

  /** Whether the byte before was a {@code =} that ended a group. */
  private boolean padded;

  @Override
  public void decode(byte[] text, int offset, int length, Sink sink) throws IOException {
    for (int i = 0; i < length; i++) {
      int octet = text[offset + i] & 0xff;
      int digit = Ascii.base64Digit(octet);
      if (digit != Ascii.NO_DIGIT) {
        add(digit, sink);
      } else if (octet == '=') {
        if (!(padded || endGroup(sink))) {
          sink.bad(i, octet);
        }
        padded = true;
      } else if (!Ascii.isBlank(octet)) {
        sink.bad(i, octet);
      }
    }
  }

  @Override
  public boolean end(Sink sink) throws IOException {
    return digits == 0 || endGroup(sink);
  }

  private void add(int digit, Sink sink) throws IOException {
    padded = false;
    bits = bits << 6 | digit;
    if (++digits == 4) {
      sink.write(bits >> 16);
      sink.write(bits >> 8);
      sink.write(bits);
      digits = 0;
    }
  }

  /** Two digits are a byte, three are two; none or one are none, and then it returns false. */
  private boolean endGroup(Sink sink) throws IOException {
    int ended = digits;
    digits = 0;
    if (ended == 3) {
      sink.write(bits >> 10);
      sink.write(bits >> 2);
    } else if (ended == 2) {
      sink.write(bits >> 4);
    }
    return ended >= 2;
  }
}
