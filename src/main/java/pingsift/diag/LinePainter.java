// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Draws one source line with the marks and labels below it.
 *
 * <pre>
 *     reply.data > 7.2
 *     ---------- ^ --- the rightmost label stands beside its mark
 *     |          |
 *     |          the others hang below, from right to left
 *     the leftmost comes last
 * </pre>
 *
 * <p>A line that is wider than a screen is cut to a window around its marks.
 */
final class LinePainter {
  /** Columns of source that are shown; what is longer is cut around the marks. */
  static final int MAX_WIDTH = 110;

  /** Columns that are kept before the first mark of a line that is cut. */
  private static final int BEFORE_MARK = 40;

  /**
   * Characters before and behind a mark that are laid out at all: so a file of one endless line
   * costs the same per problem as any other.
   */
  private static final int NEAR = 1024;

  private static final String CUT = "…";

  /** A stretch of the line to be marked: offsets in the line, end exclusive, and its label. */
  record Mark(int start, int end, boolean primary, String label) {
    Mark movedLeft(int by) {
      return new Mark(Math.max(0, start - by), Math.max(0, end - by), primary, label);
    }
  }

  private record Placed(int from, int to, boolean primary, String label) {}

  private final Style primaryStyle;
  private final boolean coloured;

  LinePainter(Style primaryStyle, boolean coloured) {
    this.primaryStyle = primaryStyle;
    this.coloured = coloured;
  }

  /** The source line, then the rows of marks and labels. */
  List<String> paint(String line, List<Mark> marks) {
    int skipped = marks.isEmpty() ? 0 : farBefore(firstMark(marks).start());
    DisplayText text = new DisplayText(near(line, skipped));
    List<Mark> moved = marks.stream().map(mark -> mark.movedLeft(skipped)).toList();
    int from = windowStart(text, moved);
    List<String> rows = new ArrayList<>();
    rows.add(window(text, from));
    List<Placed> placed = place(text, moved, from);
    if (!placed.isEmpty()) {
      paintMarks(placed, rows);
    }
    return rows;
  }

  /** How much of a line is too far before an offset to be laid out. */
  static int farBefore(int offset) {
    return Math.max(0, offset - NEAR);
  }

  static String near(String line, int skipped) {
    return line.substring(skipped, Math.min(line.length(), skipped + 2 * NEAR));
  }

  private static Mark firstMark(List<Mark> marks) {
    return marks.stream().filter(Mark::primary).findFirst().orElse(marks.get(0));
  }

  static int windowStart(DisplayText text, List<Mark> marks) {
    if (text.width() <= MAX_WIDTH || marks.isEmpty()) {
      return 0;
    }
    int first = text.column(firstMark(marks).start());
    return Math.max(0, Math.min(first - BEFORE_MARK, text.width() - MAX_WIDTH));
  }

  /** The line cut to the window; the cut marks take the place of the outermost columns. */
  static String window(DisplayText text, int from) {
    int to = from + MAX_WIDTH;
    String cut = text.between(from == 0 ? 0 : from + 1, to >= text.width() ? to : to - 1);
    return (from == 0 ? "" : CUT) + cut + (to >= text.width() ? "" : CUT);
  }

  private static List<Placed> place(DisplayText text, List<Mark> marks, int window) {
    List<Placed> placed = new ArrayList<>();
    for (Mark mark : marks) {
      int from = Math.max(0, Math.min(text.column(mark.start()) - window, MAX_WIDTH));
      int to = Math.max(0, Math.min(text.column(mark.end()) - window, MAX_WIDTH));
      placed.add(new Placed(from, Math.max(to, from + 1), mark.primary(), mark.label()));
    }
    placed.sort(Comparator.comparingInt(Placed::from).thenComparingInt(Placed::to));
    return placed;
  }

  private void paintMarks(List<Placed> placed, List<String> rows) {
    Row marks = new Row();
    placed.stream().filter(mark -> !mark.primary()).forEach(mark -> underline(marks, mark));
    placed.stream().filter(Placed::primary).forEach(mark -> underline(marks, mark));
    List<Placed> hanging = new ArrayList<>(placed);
    Placed last = placed.get(placed.size() - 1);
    boolean outermost = placed.stream().allMatch(mark -> mark.to() <= last.to());
    if (outermost) {
      hanging.remove(hanging.size() - 1);
      marks.put(last.to() + 1, last.label(), style(last));
    }
    rows.add(marks.render(coloured));
    hanging.removeIf(mark -> mark.label().isEmpty());
    paintHanging(hanging, rows);
  }

  private void paintHanging(List<Placed> hanging, List<String> rows) {
    if (hanging.isEmpty()) {
      return;
    }
    rows.add(connectors(hanging, hanging.size()).render(coloured));
    for (int i = hanging.size() - 1; i >= 0; i--) {
      Row row = connectors(hanging, i);
      row.put(hanging.get(i).from(), hanging.get(i).label(), style(hanging.get(i)));
      rows.add(row.render(coloured));
    }
  }

  private Row connectors(List<Placed> hanging, int count) {
    Row row = new Row();
    for (Placed mark : hanging.subList(0, count)) {
      row.put(mark.from(), "|", style(mark));
    }
    return row;
  }

  private void underline(Row row, Placed mark) {
    String sign = mark.primary() ? "^" : "-";
    row.put(mark.from(), sign.repeat(mark.to() - mark.from()), style(mark));
  }

  private Style style(Placed mark) {
    return mark.primary() ? primaryStyle : Style.GUTTER;
  }
}
