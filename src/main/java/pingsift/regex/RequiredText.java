// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import java.util.Arrays;

/**
 * Bytes in a row that stand in every match of a regular expression: the longest such row that is
 * easily found, perhaps an empty one.
 *
 * @param mask for each byte the bits that must agree: 0xff, or 0xdf where a letter's case is open
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RequiredText(byte[] bytes, byte[] mask) {
  private static final int CASE = 0x20;

  static RequiredText of(Node tree) {
    Finder finder = new Finder();
    finder.visit(tree);
    finder.cut();
    return finder.longest;
  }

  public int length() {
    return bytes.length;
  }

  /** Walks through a pattern in the order of its bytes. */
  private static final class Finder {
    private byte[] bytes = new byte[16];
    private byte[] mask = new byte[16];
    private int length;
    private RequiredText longest = new RequiredText(new byte[0], new byte[0]);

    void visit(Node node) {
      if (node instanceof Node.One one) {
        add(one.bytes());
      } else if (node instanceof Node.Sequence sequence) {
        sequence.parts().forEach(this::visit);
      } else if (node instanceof Node.Repeat repeat) {
        if (repeat.min() > 0) {
          visit(repeat.part());
        }
        if (repeat.min() != 1 || repeat.max() != 1) {
          cut();
        }
      } else if (node instanceof Node.Choice) {
        cut();
      }
    }

    private void add(ByteSet set) {
      int first = first(set);
      if (set.equals(ByteSet.of(first))) {
        add(first, 0xff);
      } else if (isLetter(first) && set.equals(ByteSet.of(first).inEitherCase())) {
        add(first, 0xff & ~CASE);
      } else {
        cut();
      }
    }

    private static int first(ByteSet set) {
      int value = 0;
      while (value < 255 && !set.contains(value)) {
        value++;
      }
      return value;
    }

    private static boolean isLetter(int value) {
      return (value | CASE) >= 'a' && (value | CASE) <= 'z';
    }

    private void add(int value, int open) {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * length);
        mask = Arrays.copyOf(mask, 2 * length);
      }
      bytes[length] = (byte) value;
      mask[length] = (byte) open;
      length++;
    }

    /** What follows need not stand behind what came. */
    void cut() {
      if (length > longest.length()) {
        longest = new RequiredText(Arrays.copyOf(bytes, length), Arrays.copyOf(mask, length));
      }
      length = 0;
    }
  }
}
