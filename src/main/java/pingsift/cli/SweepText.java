// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import pingsift.diag.DisplayText;
import pingsift.regress.Label;

/** A sweep as a picture of characters: a line for each stretch of values, a bar for each label. */
final class SweepText {
  private static final int USUAL_WIDTH = 80;
  private static final int SHORTEST_BAR = 5;
  private static final int LONGEST_BAR = 24;
  private static final int MOST_NAMED = 5;

  private final TextTable.Lines lines;
  private final int width;
  private final boolean ascii;

  /**
   * @param screen columns of the terminal, or 0
   */
  SweepText(TextTable.Lines lines, int screen, boolean ascii) {
    this.lines = line -> lines.line(DisplayText.safe(line));
    this.width = screen == 0 ? USUAL_WIDTH : screen;
    this.ascii = ascii;
  }

  /** Captures of one kind. */
  private record Column(
      String title, int of, java.util.function.ToIntFunction<SweepRows.Row> hits) {}

  void write(SweepRows rows) throws IOException {
    lines.line(
        "%s in `%s`, line %d: captures hit"
            .formatted(rows.number().text(), rows.number().within(), rows.number().line()));
    List<Column> columns = columns(rows);
    chart(rows, columns);
    lines.line("");
    around(rows);
    lines.line(
        "%s, read %s"
            .formatted(
                RuleReport.counted(rows.curves().size(), "capture"),
                RuleReport.counted(rows.passes(), "time")));
  }

  private static List<Column> columns(SweepRows rows) {
    List<Column> columns = new ArrayList<>();
    boolean labelled = rows.count(Label.MALICIOUS) + rows.count(Label.BENIGN) > 0;
    if (labelled) {
      int malicious = rows.count(Label.MALICIOUS);
      columns.add(new Column("malicious", malicious, SweepRows.Row::malicious));
      columns.add(new Column("benign", rows.count(Label.BENIGN), SweepRows.Row::benign));
    }
    if (rows.others() > 0) {
      String title = labelled ? "others" : "captures";
      columns.add(new Column(title, rows.others(), SweepRows.Row::other));
    }
    return columns;
  }

  private void chart(SweepRows rows, List<Column> columns) throws IOException {
    List<String> labels = rows.rows().stream().map(row -> label(rows, row)).toList();
    int labelWidth = Math.max(5, labels.stream().mapToInt(String::length).max().orElse(0));
    int room = (width - labelWidth - 4) / columns.size() - 14;
    int bars = Math.max(SHORTEST_BAR, Math.min(LONGEST_BAR, room));
    StringBuilder head = new StringBuilder("  " + pad("value", labelWidth));
    for (Column column : columns) {
      String title = column.title() + " of " + column.of();
      head.append("  ").append(padRight(title, bars + 7));
    }
    lines.line(head.toString().stripTrailing());
    for (int i = 0; i < labels.size(); i++) {
      StringBuilder line = new StringBuilder(i == rows.now() ? "> " : "  ");
      line.append(pad(labels.get(i), labelWidth));
      for (Column column : columns) {
        int hits = column.hits().applyAsInt(rows.rows().get(i));
        String bar = HistogramText.bar(hits, Math.max(1, column.of()), bars, ascii);
        line.append("  ").append(pad(Integer.toString(hits), 5)).append("  ");
        line.append(padRight(bar, bars));
      }
      lines.line(line.toString().stripTrailing());
    }
  }

  private static String label(SweepRows rows, SweepRows.Row row) {
    String first = rows.text(row.first());
    return row.first() == row.last() ? first : first + " to " + rows.text(row.last());
  }

  /** How far the number can go without a difference, and what happens there. */
  private void around(SweepRows rows) throws IOException {
    SweepRows.Row now = rows.rows().get(rows.now());
    lines.line("the same captures as now are hit from " + label(rows, now));
    if (rows.now() > 0) {
      SweepRows.Row below = rows.rows().get(rows.now() - 1);
      // what turns on the way up turns the other way on the way down
      List<String> turned = now.turned().stream().map(SweepText::reversed).toList();
      lines.line("  at " + rows.text(below.last()) + ": " + named(turned));
    }
    if (rows.now() + 1 < rows.rows().size()) {
      SweepRows.Row above = rows.rows().get(rows.now() + 1);
      lines.line("  at " + rows.text(above.first()) + ": " + named(above.turned()));
    }
  }

  private static String reversed(String turned) {
    return (turned.startsWith("+") ? "-" : "+") + turned.substring(1);
  }

  private static String named(List<String> turned) {
    List<String> shown = turned.subList(0, Math.min(MOST_NAMED, turned.size()));
    int rest = turned.size() - shown.size();
    return String.join(" ", shown) + (rest > 0 ? " and " + rest + " more" : "");
  }

  private static String pad(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private static String padRight(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
