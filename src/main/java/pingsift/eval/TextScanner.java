// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import pingsift.bytes.Bytes;

/** Finds which of many texts stand in bytes, in one pass. Immutable. */
final class TextScanner {
  /*
   * Not the automaton of Aho and Corasick, which needs every byte and for each a look into a table
   * that depends on the one before. The data of messages are short and hold hardly ever a text, so
   * what counts is how fast that is seen. Pairs of bytes are looked up in a bit set, and only every
   * STRIDE-th pair of the data (Wu and Manber, "A fast algorithm for multi-pattern searching",
   * 1994, skip alike): of each text so many pairs in a row are in the set that one of them falls on
   * a pair that is looked up, wherever the text stands. Looks do not depend on each other. A pair
   * that is in the set leads to the texts that have it, which are compared byte by byte.
   *
   * The pairs of a text are taken where they are least likely: pairs that ping programs fill data
   * with are avoided.
   */
  private static final VarHandle PAIRS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** A longer stride saves little, and puts more pairs into the set. */
  private static final int LONGEST_STRIDE = 7;

  private static final int PAIR_WORDS = (1 << 16) / Long.SIZE;

  private final Text[] texts;
  private final int stride;

  /** By pair, the first byte lowest. */
  private final long[] pairs = new long[PAIR_WORDS];

  /** How far three looks bring us, or two. Where fewer lie in eight bytes, 0. */
  private final int advance;

  /** Where the second and the third look are in eight bytes, in bits. */
  private final int second;

  private final int third;

  /** A table of entries by pair: the first one plus 1, or 0. */
  private final int[] heads;

  private final int shift;

  // an entry each
  private int[] entryPair = new int[16];
  private int[] entryText = new int[16];
  private int[] entryOffset = new int[16];
  private int[] next = new int[16];
  private int entries;

  TextScanner(List<Text> texts) {
    this.texts = texts.toArray(Text[]::new);
    int shortest = LONGEST_STRIDE + 1;
    for (Text text : texts) {
      shortest = Math.min(shortest, text.length());
    }
    stride = shortest - 1;
    boolean three = 2 * stride <= 6;
    advance = three ? 3 * stride : stride <= 6 ? 2 * stride : 0;
    second = Byte.SIZE * Math.min(stride, 6);
    third = three ? 2 * second : second;
    int bits = 32 - Integer.numberOfLeadingZeros(2 * stride * texts.size());
    heads = new int[1 << bits];
    shift = 32 - bits;
    for (int i = 0; i < this.texts.length; i++) {
      add(i);
    }
  }

  /** Who hears of texts that were found. */
  interface Found {
    /** May be told of a text more than once. */
    void found(int text);
  }

  int stride() {
    return stride;
  }

  void scan(Bytes view, Found found) {
    byte[] data = view.array();
    int from = view.offset();
    int to = from + view.length();
    int start = from + stride - 1;
    int at = advance > 0 ? scanEights(data, start, from, to, found) : start;
    for (; at < to - 1; at += stride) {
      look(data, from, to, at, found);
    }
  }

  /** Two or three looks at a time, as long as there are eight bytes; returns where the next is. */
  private int scanEights(byte[] data, int start, int from, int to, Found found) {
    long[] set = pairs;
    int at = start;
    for (; at <= to - Long.BYTES; at += advance) {
      long eight = (long) EIGHT.get(data, at);
      long looks =
          bit(set, (int) eight)
              | bit(set, (int) (eight >>> second))
              | bit(set, (int) (eight >>> third));
      if ((looks & 1) != 0) {
        for (int next = at; next < at + advance; next += stride) {
          look(data, from, to, next, found);
        }
      }
    }
    return at;
  }

  /** Lowest of the result: whether the pair in the lower two bytes is in a set. */
  private static long bit(long[] set, int bytes) {
    return set[bytes >> 6 & PAIR_WORDS - 1] >>> bytes;
  }

  private void look(byte[] data, int from, int to, int at, Found found) {
    int pair = (short) PAIRS.get(data, at) & 0xffff;
    if ((bit(pairs, pair) & 1) != 0) {
      compare(data, from, to, at, pair, found);
    }
  }

  private void compare(byte[] data, int from, int to, int at, int pair, Found found) {
    for (int entry = heads[slot(pair)]; entry != 0; entry = next[entry - 1]) {
      if (entryPair[entry - 1] == pair) {
        int number = entryText[entry - 1];
        Text text = texts[number];
        int start = at - entryOffset[entry - 1];
        if (start >= from && start + text.length() <= to && text.stands(data, start)) {
          found.found(number);
        }
      }
    }
  }

  private int slot(int pair) {
    return (pair * 0x9E3779B1) >>> shift;
  }

  private void add(int number) {
    Text text = texts[number];
    int begin = leastLikely(text);
    for (int i = begin; i < begin + stride; i++) {
      add(number, i, text.bytes()[i] & 0xff, text.bytes()[i + 1] & 0xff);
    }
  }

  /** Where so many pairs as are needed begin in a text. */
  private int leastLikely(Text text) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int begin = 0; begin + stride < text.length(); begin++) {
      int likely = 0;
      for (int i = begin; i < begin + stride; i++) {
        likely += likely(text.bytes()[i] & 0xff, text.bytes()[i + 1] & 0xff);
      }
      if (likely < least) {
        least = likely;
        best = begin;
      }
    }
    return best;
  }

  /** Fillings are one byte again and again, or count up. */
  private static int likely(int first, int second) {
    return first == second || first + 1 == second ? 100 : first == 0 || second == 0 ? 2 : 1;
  }

  /** Adds a pair of a text in all the cases that its letters can have. */
  private void add(int number, int offset, int first, int second) {
    Text text = texts[number];
    int open = ~text.mask()[offset] & 0xff;
    int openBehind = ~text.mask()[offset + 1] & 0xff;
    add(number, offset, first | second << 8);
    if (open != 0) {
      add(number, offset, (first ^ open) | second << 8);
    }
    if (openBehind != 0) {
      add(number, offset, first | (second ^ openBehind) << 8);
    }
    if (open != 0 && openBehind != 0) {
      add(number, offset, (first ^ open) | (second ^ openBehind) << 8);
    }
  }

  private void add(int number, int offset, int pair) {
    if (entries == next.length) {
      entryPair = Arrays.copyOf(entryPair, 2 * entries);
      entryText = Arrays.copyOf(entryText, 2 * entries);
      entryOffset = Arrays.copyOf(entryOffset, 2 * entries);
      next = Arrays.copyOf(next, 2 * entries);
    }
    pairs[pair >> 6] |= 1L << pair;
    entryPair[entries] = pair;
    entryText[entries] = number;
    entryOffset[entries] = offset;
    next[entries] = heads[slot(pair)];
    heads[slot(pair)] = ++entries;
  }
}
