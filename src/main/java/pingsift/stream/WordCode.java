// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of words in few bytes, where they are like rows that were written before.
 *
 * <p>Rows of one length are nearly always of one kind. So the first of a length is kept, and what
 * is written of those after it is where they differ. A first one like which no other is costs them
 * next to nothing: they are written as if there was none. Not thread-safe.
 */
final class WordCode {
  /*
   * A row is, in bytes:
   *
   *   2 how many words, doubled; plus one where they are written by their difference (exclusive or)
   *     to the first row of this length
   *   then for each eight words
   *     1 which of them are not 0, the first in the lowest bit
   *     and for each that is not
   *       1 how many of its lowest bytes are 0 (4 bits) | how many bytes are written
   *       … those
   */
  private static final int HEADER = 2;
  private static final int MOST_BYTES_A_WORD = 9;

  /** Of longer rows no first one is kept. */
  private static final int MOST_KEPT = 255;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle CHAR =
      MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long[] NOTHING = {};

  private final long[] @Nullable [] firsts = new long[MOST_KEPT + 1][];
  private byte[] bytes = new byte[1024];

  /** The bytes of the row that was written last. */
  byte[] bytes() {
    return bytes;
  }

  /** Room for a row of so many bytes, which is to be read. */
  byte[] room(int length) {
    int size = length + Long.BYTES; // the last number is read as a whole word
    if (size > bytes.length) {
      bytes = new byte[Math.max(size, 2 * bytes.length)];
    }
    return bytes;
  }

  /** Writes a row to {@link #bytes} and returns how many bytes it takes. */
  int write(StreamWords row) {
    int count = row.size();
    room(HEADER + count * (MOST_BYTES_A_WORD + 1));
    long[] words = row.array();
    long[] first = first(count);
    if (first.length > 0) {
      int length = write(words, count, first);
      if (length <= 4 * count) {
        CHAR.set(bytes, 0, (char) (count << 1 | 1));
        return length;
      }
    } else if (count <= MOST_KEPT) {
      firsts[count] = Arrays.copyOf(words, count);
    }
    CHAR.set(bytes, 0, (char) (count << 1));
    return write(words, count, NOTHING);
  }

  private long[] first(int count) {
    long[] first = count <= MOST_KEPT ? firsts[count] : null;
    return first == null ? NOTHING : first;
  }

  private int write(long[] words, int count, long[] first) {
    byte[] out = bytes;
    int at = HEADER;
    for (int from = 0; from < count; from += 8) {
      int to = Math.min(from + 8, count);
      int maskAt = at++;
      int mask = 0;
      for (int i = from; i < to; i++) {
        long word = i < first.length ? words[i] ^ first[i] : words[i];
        if (word != 0) {
          mask |= 1 << (i - from);
          int zeros = Long.numberOfTrailingZeros(word) >>> 3;
          int length = 8 - zeros - (Long.numberOfLeadingZeros(word) >>> 3);
          out[at] = (byte) (zeros << 4 | length);
          WORD.set(out, at + 1, word >>> (8 * zeros));
          at += 1 + length;
        }
      }
      out[maskAt] = (byte) mask;
    }
    return at;
  }

  /** Reads the row at the beginning of {@link #bytes}. */
  void read(StreamWords row) {
    byte[] in = bytes;
    int header = (char) CHAR.get(in, 0);
    int count = header >>> 1;
    long[] first = (header & 1) == 0 ? NOTHING : first(count);
    row.clear();
    int at = HEADER;
    for (int from = 0; from < count; from += 8) {
      int to = Math.min(from + 8, count);
      int mask = in[at++];
      for (int i = from; i < to; i++) {
        long word = i < first.length ? first[i] : 0;
        if ((mask >>> (i - from) & 1) != 0) {
          int shape = in[at];
          int length = shape & 0xf;
          long value = (long) WORD.get(in, at + 1) & (-1L >>> (64 - 8 * length));
          word ^= value << (8 * (shape >>> 4));
          at += 1 + length;
        }
        row.add(word);
      }
    }
  }
}
