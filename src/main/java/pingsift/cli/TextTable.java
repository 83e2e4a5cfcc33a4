// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows in columns, however many: the widths follow from the first rows, which are held back for
 * that; a wider cell later shifts its own row.
 */
final class TextTable {
  /** Where finished lines go. */
  interface Lines {
    void line(String line) throws IOException;
  }

  private static final int SAMPLE = 1000;
  private static final String GAP = "  ";

  private final Lines lines;
  private final List<String> titles;
  private final List<Boolean> left;
  private final List<List<String>> held = new ArrayList<>();
  private final int[] widths;
  private boolean decided;

  /**
   * @param titles of columns; those of text, which stand left, have a blank behind them
   */
  TextTable(Lines lines, String... titles) {
    this.lines = lines;
    this.titles = List.of(titles).stream().map(String::strip).toList();
    left = List.of(titles).stream().map(title -> title.endsWith(" ")).toList();
    widths = new int[titles.length];
    held.add(this.titles);
  }

  void row(List<String> cells) throws IOException {
    if (decided) {
      write(cells);
      return;
    }
    held.add(cells);
    if (held.size() > SAMPLE) {
      writeHeld();
    }
  }

  /** Writes what is held back; a table without rows is no line at all. */
  void end() throws IOException {
    if (!decided && held.size() > 1) {
      writeHeld();
    }
  }

  private void writeHeld() throws IOException {
    for (List<String> row : held) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    decided = true;
    for (List<String> row : held) {
      write(row);
    }
    held.clear();
  }

  private void write(List<String> cells) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      String pad = " ".repeat(Math.max(0, widths[i] - cell.length()));
      line.append(i == 0 ? "" : GAP).append(left.get(i) ? cell + pad : pad + cell);
    }
    lines.line(line.toString().stripTrailing());
  }
}
