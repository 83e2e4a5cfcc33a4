// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.nio.charset.StandardCharsets;

/**
 * The first bytes of something, to be looked at. Reading beyond them gives {@link #NONE}, so that a
 * test needs no bounds of its own.
 *
 * @param length how many are there
 * @param whole how many there were before they were cut or only their beginning was kept; not below
 *     {@code length}
 */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record Beginning(byte[] bytes, int offset, int length, long whole) {
  /** What stands where no byte is. */
  static final int NONE = -1;

  /** 0..255. */
  int at(int index) {
    return index >= 0 && index < length ? bytes[offset + index] & 0xff : NONE;
  }

  /** Two bytes, the highest first; negative where they are not there. */
  int u16(int index) {
    return index >= 0 && index + 2 <= length ? at(index) << 8 | at(index + 1) : NONE;
  }

  /** Two bytes, the lowest first; negative where they are not there. */
  int u16le(int index) {
    return index >= 0 && index + 2 <= length ? at(index + 1) << 8 | at(index) : NONE;
  }

  /** Four bytes, the highest first; negative where they are not there. */
  long u32(int index) {
    return index >= 0 && index + 4 <= length ? (long) u16(index) << 16 | u16(index + 2) : NONE;
  }

  /** Four bytes, the lowest first; negative where they are not there. */
  long u32le(int index) {
    return index >= 0 && index + 4 <= length ? (long) u16le(index + 2) << 16 | u16le(index) : NONE;
  }

  /** Whether some bytes, each 0..255, stand at an index. */
  boolean has(int index, int... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (at(index + i) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether ASCII text stands at an index. */
  boolean hasText(int index, String wanted) {
    for (int i = 0; i < wanted.length(); i++) {
      if (at(index + i) != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A stretch as text; what is not there is left out. */
  String text(int index, int count) {
    int from = Math.min(index, length);
    return new String(
        bytes, offset + from, Math.min(count, length - from), StandardCharsets.ISO_8859_1);
  }

  /** What begins at an index within it. */
  Beginning from(int index) {
    return new Beginning(bytes, offset + index, length - index, whole - index);
  }
}
