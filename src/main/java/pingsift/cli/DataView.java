// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;

/**
 * Data for people, as a hexdump or as text, with what differs from other data marked. ASCII only,
 * whatever the traffic holds.
 *
 * <pre>
 *     0000  47 45 54 20 2f 65 74 63  2f 70 61 73 73 77 64 0d  |GET /etc/passwd.|
 *                                       ^^                              ^
 * </pre>
 */
final class DataView {
  /** The words of {@code --as}, as users write them. */
  enum Form {
    hex,
    text
  }

  private static final int PER_LINE = 16;
  private static final int TEXT_WIDTH = 100;
  private static final String INDENT = "    ";
  private static final String HEX = "0123456789abcdef";

  private final Form form;
  private final boolean colour;
  private final int limit;
  private final MarkedLine line = new MarkedLine(INDENT);

  /**
   * @param limit how many bytes are shown at most
   */
  DataView(Form form, boolean colour, int limit) {
    this.form = form;
    this.colour = colour;
    this.limit = limit;
  }

  /**
   * Adds the lines of some data, from a byte of it on.
   *
   * @param other what it is compared with, byte by byte at the same place; null for nothing
   */
  void write(Bytes data, int from, @Nullable Bytes other, StringBuilder out) {
    int end = Math.min(data.length(), limit > data.length() - from ? data.length() : from + limit);
    if (form == Form.hex) {
      for (int at = from; at < end; at += PER_LINE) {
        dump(data, at, Math.min(end, at + PER_LINE), other);
        line.writeTo(out, colour);
      }
    } else {
      text(data, from, end, other, out);
    }
    if (end > from && end < data.length()) {
      out.append(INDENT).append("and ").append(data.length() - end).append(" more bytes\n");
    }
  }

  private void dump(Bytes data, int from, int to, @Nullable Bytes other) {
    StringBuilder offset = new StringBuilder();
    for (int shift = 12; shift >= 0; shift -= 4) {
      offset.append(HEX.charAt(from >> shift & 0xf));
    }
    line.plain(offset + "  ");
    for (int i = from; i < from + PER_LINE; i++) {
      if (i < to) {
        int octet = data.at(i);
        line.data("" + HEX.charAt(octet >> 4) + HEX.charAt(octet & 0xf), differs(octet, i, other));
        line.plain(" ");
      } else {
        line.plain("   ");
      }
      line.plain(i == from + PER_LINE / 2 - 1 ? " " : "");
    }
    line.plain(" |");
    for (int i = from; i < to; i++) {
      line.data(printable(data.at(i)), differs(data.at(i), i, other));
    }
    line.plain("|");
  }

  /** Lines end where the data has line ends, and where they are full. */
  private void text(Bytes data, int from, int to, @Nullable Bytes other, StringBuilder out) {
    int column = 0;
    for (int i = from; i < to; i++) {
      int octet = data.at(i);
      boolean ends = octet == '\n';
      if (!ends && !(octet == '\r' && i + 1 < to && data.at(i + 1) == '\n')) {
        line.data(octet == '\t' ? " " : printable(octet), differs(octet, i, other));
        column++;
      }
      if (ends || column == TEXT_WIDTH) {
        line.writeTo(out, colour);
        column = 0;
      }
    }
    if (!line.isEmpty()) {
      line.writeTo(out, colour);
    }
  }

  /** A byte where the other data ended does; one where it was only cut may not. */
  private static boolean differs(int octet, int index, @Nullable Bytes other) {
    if (other == null) {
      return false;
    }
    boolean known = index < other.length();
    return known ? other.at(index) != octet : index >= other.wireLength();
  }

  private static String printable(int octet) {
    return octet >= 0x20 && octet < 0x7f ? Character.toString(octet) : ".";
  }
}
