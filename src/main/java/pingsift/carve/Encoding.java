// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import org.jspecify.annotations.Nullable;

/** How data was written as text before it was sent. */
public enum Encoding {
  /** It was not: bytes are taken as they are. */
  NONE,
  /** RFC 4648, section 4 or 5 (the alphabet for URLs), padded or not. */
  BASE64,
  /** Two digits a byte, of either case. */
  HEX;

  /** Null where there is nothing to decode. */
  @Nullable TextDecoder decoder() {
    return switch (this) {
      case NONE -> null;
      case BASE64 -> new Base64Decoder();
      case HEX -> new HexDecoder();
    };
  }
}
