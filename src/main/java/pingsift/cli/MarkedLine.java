// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.BitSet;

/**
 * A line with some of its characters marked: in colour, or else by {@code ^} on a line below. Where
 * all that can be marked is, a {@code *} in front says so.
 */
final class MarkedLine {
  private static final String ON = "\u001b[1;33m";
  private static final String OFF = "\u001b[0m";

  private final String indent;
  private final StringBuilder text = new StringBuilder();
  private final BitSet marks = new BitSet();
  private boolean unmarked;

  /**
   * @param indent in front of each line; its last character gives way to the star
   */
  MarkedLine(String indent) {
    this.indent = indent;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Adds what is no data and never marked. */
  MarkedLine plain(String more) {
    text.append(more);
    return this;
  }

  /** Adds data. */
  MarkedLine data(String more, boolean marked) {
    if (marked) {
      marks.set(text.length(), text.length() + more.length());
    } else {
      unmarked = true;
    }
    text.append(more);
    return this;
  }

  /** Adds the line, with its end, and makes this an empty one. */
  void writeTo(StringBuilder out, boolean colour) {
    boolean all = !unmarked && !marks.isEmpty();
    if (isEmpty()) {
      out.append('\n');
      return;
    }
    if (colour) {
      out.append(indent);
      appendColoured(out);
    } else {
      out.append(indent, 0, indent.length() - 1).append(all ? '*' : ' ').append(text);
    }
    out.append('\n');
    if (!colour && !all && !marks.isEmpty()) {
      out.append(indent);
      for (int i = 0; i < marks.length(); i++) {
        out.append(marks.get(i) ? '^' : ' ');
      }
      out.append('\n');
    }
    text.setLength(0);
    marks.clear();
    unmarked = false;
  }

  private void appendColoured(StringBuilder out) {
    int at = 0;
    while (at < text.length()) {
      boolean marked = marks.get(at);
      int next = marked ? marks.nextClearBit(at) : marks.nextSetBit(at);
      int end = next < 0 ? text.length() : Math.min(next, text.length());
      out.append(marked ? ON : "").append(text, at, end).append(marked ? OFF : "");
      at = end;
    }
  }
}
