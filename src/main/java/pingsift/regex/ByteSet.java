// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

/** A set of byte values 0..255: one bit each in four longs. */
record ByteSet(long a, long b, long c, long d) {
  static final ByteSet NONE = new ByteSet(0, 0, 0, 0);
  static final ByteSet ALL = new ByteSet(-1, -1, -1, -1);

  static ByteSet of(int value) {
    return range(value, value);
  }

  /** Both ends included. */
  static ByteSet range(int low, int high) {
    long[] words = new long[4];
    for (int value = low; value <= high; value++) {
      words[value >> 6] |= 1L << value;
    }
    return new ByteSet(words[0], words[1], words[2], words[3]);
  }

  static ByteSet of(String characters) {
    ByteSet set = NONE;
    for (int i = 0; i < characters.length(); i++) {
      set = set.or(of(characters.charAt(i)));
    }
    return set;
  }

  boolean contains(int value) {
    long word = value < 128 ? value < 64 ? a : b : value < 192 ? c : d;
    return (word >>> value & 1) != 0;
  }

  int count() {
    return Long.bitCount(a) + Long.bitCount(b) + Long.bitCount(c) + Long.bitCount(d);
  }

  ByteSet or(ByteSet other) {
    return new ByteSet(a | other.a, b | other.b, c | other.c, d | other.d);
  }

  ByteSet not() {
    return new ByteSet(~a, ~b, ~c, ~d);
  }

  /** With the other case of each ASCII letter in it. Letters stand in {@code b}, 32 bits apart. */
  ByteSet inEitherCase() {
    long letters = ((1L << 26) - 1) << 1;
    long upper = b & letters;
    long lower = b >>> 32 & letters;
    return new ByteSet(a, b | upper << 32 | lower, c, d);
  }
}
