// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedValue;
import pingsift.inspect.ValueText;

/** Rows with commas, and a first line of titles. RFC 4180: lines end with CR and LF. */
final class CsvRows implements RowWriter {
  private final OutputStream out;
  private final List<CheckedValue> columns;

  CsvRows(OutputStream out, List<CheckedValue> columns) throws IOException {
    this.out = out;
    this.columns = columns;
    line(out, columns.stream().map(CheckedValue::text).toList());
  }

  @Override
  public void row(List<@Nullable Object> cells) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      Object value = cells.get(i);
      line.append(i == 0 ? "" : ",");
      line.append(value == null ? "" : quoted(ValueText.of(value, columns.get(i).type())));
    }
    write(out, line.toString());
  }

  @Override
  public void end() {}

  /** One line of texts. */
  static void line(OutputStream out, List<String> texts) throws IOException {
    write(out, texts.stream().map(CsvRows::quoted).collect(Collectors.joining(",")));
  }

  private static void write(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
