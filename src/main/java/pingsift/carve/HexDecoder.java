// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.io.IOException;

/** Two hexadecimal digits a byte; colons between bytes are passed over too. */
final class HexDecoder implements TextDecoder {
  private static final int NONE_YET = -1;

  private int upper = NONE_YET;

  @Override
  public void decode(byte[] text, int offset, int length, Sink sink) throws IOException {
    for (int i = 0; i < length; i++) {
      int octet = text[offset + i] & 0xff;
      int digit = octet < 128 ? Character.digit(octet, 16) : -1;
      if (digit < 0) {
        if (octet != ':' && !TextDecoder.isBlank(octet)) {
          sink.bad(i, octet);
        }
      } else if (upper == NONE_YET) {
        upper = digit;
      } else {
        sink.write(upper << 4 | digit);
        upper = NONE_YET;
      }
    }
  }

  @Override
  public boolean end(Sink sink) {
    return upper == NONE_YET;
  }
}
