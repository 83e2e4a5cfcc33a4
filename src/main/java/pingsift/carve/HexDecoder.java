// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.io.IOException;
import pingsift.bytes.Ascii;

/** Two hexadecimal digits a byte; colons between bytes are passed over too. */
final class HexDecoder implements TextDecoder {
  private static final int NONE_YET = -1;

  private int upper = NONE_YET;

  @Override
  public void decode(byte[] text, int offset, int length, Sink sink) throws IOException {
    for (int i = 0; i < length; i++) {
      int octet = text[offset + i] & 0xff;
      int digit = Ascii.hexDigit(octet);
      if (digit == Ascii.NO_DIGIT) {
        if (octet != ':' && !Ascii.isBlank(octet)) {
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
