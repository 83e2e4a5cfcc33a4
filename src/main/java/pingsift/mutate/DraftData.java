// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.OptionalInt;

/** Data of a message that is being made up: what a rule asks of it is in place, the rest is any. */
final class DraftData {
  /** Data is no longer than fits into one frame. */
  static final int MOST = 1_480;

  private static final byte ANY = 'a';

  /** Equal bytes in a row are written as one that is repeated, from here on. */
  private static final int RUN = 8;

  private static final int WORD = 3;

  private byte[] bytes = new byte[0];
  private final BitSet placed = new BitSet();
  private OptionalInt length = OptionalInt.empty();

  /** Puts a byte at a place, unless it lies too far or another one is there. */
  void put(long at, int value) {
    if (at < 0 || at >= MOST || value < 0 || value > 0xff || placed.get((int) at)) {
      return;
    }
    int index = (int) at;
    if (index >= bytes.length) {
      int before = bytes.length;
      bytes = Arrays.copyOf(bytes, index + 1);
      Arrays.fill(bytes, before, index, ANY);
    }
    bytes[index] = (byte) value;
    placed.set(index);
  }

  /** Behind everything that was placed so far. */
  int end() {
    return placed.length();
  }

  void length(long wanted) {
    if (wanted >= 0 && wanted <= MOST && length.isEmpty()) {
      length = OptionalInt.of((int) wanted);
    }
  }

  boolean isEmpty() {
    return placed.isEmpty() && length.isEmpty();
  }

  /** Places that the rule asks for. */
  int[] places() {
    return placed.stream().toArray();
  }

  byte[] bytes() {
    int wanted = length.orElse(Math.max(bytes.length, isEmpty() ? RUN : 0));
    byte[] made = Arrays.copyOf(bytes, Math.max(wanted, placed.length()));
    for (int i = 0; i < made.length; i++) {
      made[i] = placed.get(i) ? made[i] : ANY;
    }
    return made;
  }

  /** As a test draws it: {@code x"D5 20" "a"*1400}. */
  static String text(byte[] data) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < data.length) {
      int run = at;
      while (run < data.length && data[run] == data[at]) {
        run++;
      }
      int end = run - at >= RUN ? run : plainEnd(data, at);
      boolean repeated = end == run && run - at >= RUN;
      byte[] part = repeated ? new byte[] {data[at]} : Arrays.copyOfRange(data, at, end);
      text.append(text.isEmpty() ? "" : " ").append(literal(part));
      text.append(repeated ? "*" + (run - at) : "");
      at = end;
    }
    return text.toString();
  }

  /**
   * Where bytes end that are all printable, or all not; a few printable ones are taken as bytes.
   */
  private static int plainEnd(byte[] data, int start) {
    int end = start;
    boolean plain = isWord(data, start);
    while (end < data.length
        && (end == start || isWord(data, end) == plain || (plain && isPlain(data[end])))) {
      int run = end;
      while (run < data.length && data[run] == data[end]) {
        run++;
      }
      if (run - end >= RUN && end > start) {
        return end;
      }
      end++;
    }
    return end;
  }

  /** Whether so many printable bytes begin here that they read as text. */
  private static boolean isWord(byte[] data, int start) {
    int end = start;
    while (end < data.length && isPlain(data[end])) {
      end++;
    }
    return end - start >= WORD || end - start == data.length;
  }

  private static boolean isPlain(byte value) {
    return value >= ' ' && value < 0x7f && value != '"' && value != '\\';
  }

  private static String literal(byte[] part) {
    boolean plain = true;
    for (byte value : part) {
      plain &= isPlain(value);
    }
    return plain && (part.length == 1 || isWord(part, 0))
        ? '"' + new String(part, StandardCharsets.US_ASCII) + '"'
        : "x\"" + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(part) + '"';
  }
}
