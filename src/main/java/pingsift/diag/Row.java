// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

import java.util.ArrayList;
import java.util.List;

/** One line of output that is written to by column. Later text lies over earlier text. */
final class Row {
  private final StringBuilder text = new StringBuilder();
  private final List<Style> styles = new ArrayList<>();

  void put(int column, String what, Style style) {
    while (text.length() < column + what.length()) {
      text.append(' ');
      styles.add(Style.PLAIN);
    }
    text.replace(column, column + what.length(), what);
    for (int i = column; i < column + what.length(); i++) {
      styles.set(i, style);
    }
  }

  /** The line without blanks at its end. */
  String render(boolean coloured) {
    StringBuilder line = new StringBuilder();
    int end = text.toString().stripTrailing().length();
    int from = 0;
    while (from < end) {
      int to = from + 1;
      while (to < end && styles.get(to) == styles.get(from)) {
        to++;
      }
      line.append(styles.get(from).paint(text.substring(from, to), coloured));
      from = to;
    }
    return line.toString();
  }
}
