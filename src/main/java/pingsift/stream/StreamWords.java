// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Numbers in a row, added one after the other and read in the same order. */
final class StreamWords {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private long[] words = new long[256];
  private int size;
  private int read;

  void clear() {
    size = 0;
    read = 0;
  }

  void add(long word) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
    }
    words[size++] = word;
  }

  /** Adds how far one number is above another: small where they are near, whichever is larger. */
  void addStep(long number, long from) {
    long step = number - from;
    add(step << 1 ^ step >> 63);
  }

  long next() {
    return words[read++];
  }

  /** What {@link #addStep} has added. */
  long nextStep(long from) {
    long word = next();
    return from + (word >>> 1 ^ -(word & 1));
  }

  /** Adds bytes, eight to a word; those that are missing in the last are 0. */
  void addBytes(byte[] from, int at, int length) {
    int whole = length & ~7;
    for (int i = 0; i < whole; i += 8) {
      add((long) WORD.get(from, at + i));
    }
    if (whole < length) {
      long word = 0;
      for (int i = length - 1; i >= whole; i--) {
        word = word << 8 | (from[at + i] & 0xff);
      }
      add(word);
    }
  }

  /** Reads what {@link #addBytes} has added. */
  void nextBytes(byte[] to, int at, int length) {
    int whole = length & ~7;
    for (int i = 0; i < whole; i += 8) {
      WORD.set(to, at + i, next());
    }
    if (whole < length) {
      long word = next();
      for (int i = whole; i < length; i++) {
        to[at + i] = (byte) word;
        word >>>= 8;
      }
    }
  }

  int size() {
    return size;
  }

  /** The words themselves, to be changed in place; valid until one more is added. */
  long[] array() {
    return words;
  }
}
