// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pingsift.check.Type;

/** A histogram as a picture of characters. */
final class HistogramText {
  private static final int USUAL_WIDTH = 80;
  private static final int LONGEST_BAR = 60;
  private static final int SHORTEST_BAR = 10;

  /** Parts of a full block, by eighths. */
  private static final String EIGHTHS = "▏▎▍▌▋▊▉█";

  private final TextTable.Lines lines;
  private final int width;
  private final boolean ascii;

  /**
   * @param screen columns of the terminal, or 0
   */
  HistogramText(TextTable.Lines lines, int screen, boolean ascii) {
    this.lines = lines;
    this.width = screen == 0 ? USUAL_WIDTH : screen;
    this.ascii = ascii;
  }

  void write(Histogram histogram) throws IOException {
    lines.line(head(histogram));
    if (histogram.count() == 0) {
      return;
    }
    if (histogram.isOfNumbers()) {
      for (String line : facts(histogram)) {
        lines.line(line);
      }
    }
    bars(HistogramRows.of(histogram));
  }

  private static String head(Histogram histogram) {
    String head =
        histogram.text()
            + ": "
            + RuleReport.counted(histogram.count(), "value")
            + (histogram.absent() == 0
                ? ""
                : ", absent " + RuleReport.counted(histogram.absent(), "time"));
    if (histogram.count() == 0 || !histogram.isOfNumbers()) {
      return head;
    }
    boolean exact = histogram.numbers().isExact();
    return head
        + "; "
        + Buckets.of(histogram.numbers(), histogram.type()).scale().words()
        + (exact ? "" : "; quantiles and bars are estimates within 1 %");
  }

  /** As many on a line as fit. */
  private List<String> facts(Histogram histogram) {
    List<String> wrapped = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (Map.Entry<String, Double> entry : HistogramRows.facts(histogram).entrySet()) {
      String fact = fact(entry.getKey(), entry.getValue(), histogram.type());
      String words = "  " + entry.getKey() + " " + fact;
      if (!line.isEmpty() && line.length() + words.length() > width) {
        wrapped.add(line.toString());
        line.setLength(0);
      }
      line.append(words);
    }
    wrapped.add(line.toString());
    return wrapped;
  }

  /** The mean of whole numbers is no whole number; a mean of nanoseconds needs no fractions. */
  private static String fact(String name, double number, Type type) {
    boolean fraction = name.equals("mean") && type == Type.INT;
    return HistogramRows.text(number, fraction ? Type.FLOAT : type);
  }

  private void bars(List<HistogramRows.Bar> bars) throws IOException {
    int labels = bars.stream().mapToInt(bar -> bar.label().length()).max().orElse(0);
    labels = Math.min(labels, width / 2);
    long most = bars.stream().mapToLong(HistogramRows.Bar::count).max().orElse(1);
    int counts = CellText.counted(most).length();
    int room = Math.max(SHORTEST_BAR, Math.min(LONGEST_BAR, width - labels - counts - 6));
    for (HistogramRows.Bar bar : bars) {
      String label = bar.label();
      if (label.length() > labels) {
        label = label.substring(0, labels - 1) + "…";
      }
      String count = CellText.counted(bar.count());
      lines.line(
          "  %s%s  %s%s  %s"
              .formatted(
                  " ".repeat(labels - label.length()),
                  label,
                  " ".repeat(counts - count.length()),
                  count,
                  bar(bar.count(), most, room))
              .stripTrailing());
    }
  }

  private String bar(long count, long most, int room) {
    return bar(count, most, room, ascii);
  }

  /** As long as its share of the room; whatever is there at all can be seen. */
  static String bar(long count, long most, int room, boolean ascii) {
    if (count == 0) {
      return "";
    }
    double length = (double) count / most * room;
    if (ascii) {
      return "#".repeat(Math.max(1, (int) Math.round(length)));
    }
    int eighths = Math.max(1, (int) Math.round(length * 8));
    String whole = "█".repeat(eighths / 8);
    return eighths % 8 == 0 ? whole : whole + EIGHTHS.charAt(eighths % 8 - 1);
  }
}
