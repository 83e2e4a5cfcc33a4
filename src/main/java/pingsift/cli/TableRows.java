// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedValue;
import pingsift.check.Type;
import pingsift.inspect.ValueText;

/** Rows for people, in columns. */
final class TableRows implements RowWriter {
  private static final String ABSENT = "-";
  private static final int LEAST_WIDTH = 8;

  private final TextTable table;
  private final List<CheckedValue> columns;
  private final int mostWidth;

  /**
   * @param screen columns of the terminal that shows the table, where long cells are cut; 0 where
   *     none does
   */
  TableRows(TextTable.Lines lines, List<CheckedValue> columns, int screen) {
    this.columns = columns;
    this.mostWidth = screen == 0 ? Integer.MAX_VALUE : Math.max(LEAST_WIDTH, screen / 2);
    table = new TextTable(lines, columns.stream().map(TableRows::title).toArray(String[]::new));
  }

  /** Numbers stand right, all else left. */
  private static String title(CheckedValue column) {
    Type type = column.type();
    boolean number = type.isOrdered() && type != Type.TIME && !CellText.isNamed(column);
    return column.text() + (number ? "" : " ");
  }

  @Override
  public void row(List<@Nullable Object> cells) throws IOException {
    List<String> texts = new ArrayList<>(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      Object value = cells.get(i);
      texts.add(value == null ? ABSENT : cut(ValueText.of(value, columns.get(i).type())));
    }
    table.row(texts);
  }

  private String cut(String text) {
    return text.length() <= mostWidth ? text : text.substring(0, mostWidth - 1) + "…";
  }

  @Override
  public void end() throws IOException {
    table.end();
  }
}
