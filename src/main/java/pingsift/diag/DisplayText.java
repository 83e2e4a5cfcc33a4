// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

/**
 * How source text looks in a terminal: safe to print, and how wide.
 *
 * <p>A rule file is data from strangers. Control characters, formatting characters (those that turn
 * the direction of text among them) and lone surrogates are shown as {@code \}{@code u{1b}};
 * nothing in a file can move the cursor or hide text.
 */
public final class DisplayText {
  private static final int TAB_STOP = 4;

  /** First and last of the ranges that terminals show two columns wide. */
  private static final int[][] WIDE = {
    {0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff},
    {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff},
    {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}
  };

  private final String[] glyphs;
  private final int[] columns;

  /** Lays out one line without its end. */
  DisplayText(String line) {
    this.glyphs = new String[line.length()];
    this.columns = new int[line.length() + 1];
    int column = 0;
    int at = 0;
    while (at < line.length()) {
      int codePoint = line.codePointAt(at);
      int units = Character.charCount(codePoint);
      String glyph = codePoint == '\t' ? tab(column) : glyph(codePoint);
      glyphs[at] = glyph;
      columns[at] = column;
      if (units == 2) {
        glyphs[at + 1] = "";
        columns[at + 1] = column;
      }
      column += width(codePoint, glyph);
      at += units;
    }
    columns[line.length()] = column;
  }

  /** The display column, from 0, of an offset in the line; offsets past the end are the end. */
  int column(int offset) {
    return columns[Math.min(Math.max(offset, 0), glyphs.length)];
  }

  int width() {
    return columns[glyphs.length];
  }

  /** What is shown from one column to another; a glyph cut by an edge is left out. */
  String between(int fromColumn, int toColumn) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < glyphs.length; i++) {
      if (columns[i] >= fromColumn && columns[i + 1] <= toColumn) {
        text.append(glyphs[i]);
      }
    }
    return text.toString();
  }

  /** Any text, such as a message that quotes the source, made safe to print. */
  public static String safe(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(codePoint -> safe.append(glyph(codePoint)));
    return safe.toString();
  }

  private static String tab(int column) {
    return " ".repeat(TAB_STOP - column % TAB_STOP);
  }

  private static String glyph(int codePoint) {
    return isHidden(codePoint)
        ? "\\u{" + Integer.toHexString(codePoint) + "}"
        : Character.toString(codePoint);
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static int width(int codePoint, String glyph) {
    if (codePoint == '\t' || isHidden(codePoint)) {
      return glyph.length();
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return 2;
      }
    }
    return 1;
  }
}
