// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedValue;
import pingsift.eval.Projection;

/** What becomes of the records that a query holds for: rows, sorted or not, and histograms. */
final class QueryReport {
  private final List<CheckedValue> shown;
  private final List<CheckedValue> key;
  private final boolean descending;
  private final int most;
  private final List<Histogram> histograms;
  private final List<CheckedValue> counted;
  private @Nullable Output output;
  private @Nullable SortedRows sorted;
  private long written;

  /** Where things go once reading begins. */
  private record Output(
      @Nullable RowWriter rows,
      QueryCommand.Format format,
      boolean ascii,
      boolean flush,
      Terminal terminal) {}

  /**
   * @param shown columns of the rows; none where there are to be none
   * @param key what rows are sorted by; empty where they come as they are found
   * @param most how many rows are wanted
   */
  QueryReport(
      List<CheckedValue> shown,
      List<CheckedValue> key,
      boolean descending,
      int most,
      List<CheckedValue> counted) {
    this.shown = shown;
    this.key = key;
    this.descending = descending;
    this.most = most;
    this.counted = counted;
    this.histograms = counted.stream().map(Histogram::new).toList();
  }

  /** All values that are read from each record. */
  List<CheckedValue> values() {
    List<CheckedValue> all = new ArrayList<>(shown);
    all.addAll(key);
    all.addAll(counted);
    return all;
  }

  /**
   * @param flush whether each row is wanted at once
   */
  void open(QueryCommand.Format format, boolean ascii, boolean flush, Terminal terminal)
      throws IOException {
    RowWriter rows = shown.isEmpty() ? null : rows(format, terminal);
    output = new Output(rows, format, ascii, flush, terminal);
    if (!key.isEmpty()) {
      sorted = new SortedRows(descending, most, Runtime.getRuntime().maxMemory() / 4);
    }
  }

  private RowWriter rows(QueryCommand.Format format, Terminal terminal) throws IOException {
    return switch (format) {
      case table -> new TableRows(ResultLines.of(terminal, false), shown, terminal.columns());
      case csv -> new CsvRows(terminal.out(), shown);
      case json -> new JsonRows(terminal.out(), shown);
    };
  }

  void add(Projection.Row row) throws IOException {
    int first = shown.size() + key.size();
    for (int i = 0; i < histograms.size(); i++) {
      histograms.get(i).add(row.value(first + i));
    }
    if (shown.isEmpty()) {
      return;
    }
    if (sorted != null) {
      sorted.add(cells(row, first));
    } else if (written < most) {
      write(cells(row, first));
    }
  }

  private static List<@Nullable Object> cells(Projection.Row row, int count) {
    List<@Nullable Object> cells = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      cells.add(row.value(i));
    }
    return cells;
  }

  private void write(List<@Nullable Object> cells) throws IOException {
    if (output != null && output.rows() != null) {
      output.rows().row(cells);
      written++;
      if (output.flush()) {
        output.terminal().out().flush();
      }
    }
  }

  /** Whether no further record can change anything. */
  boolean isFull() {
    return sorted == null && histograms.isEmpty() && written >= most;
  }

  /** Writes what was held back. */
  void end() throws IOException {
    if (output == null) {
      return;
    }
    if (sorted != null) {
      for (List<@Nullable Object> cells : sorted.take()) {
        write(cells);
      }
    }
    if (output.rows() != null) {
      output.rows().end();
    }
    histograms(output);
    output.terminal().out().flush();
  }

  private void histograms(Output to) throws IOException {
    TextTable.Lines lines = ResultLines.of(to.terminal(), false);
    boolean gap = to.rows() != null;
    for (Histogram histogram : histograms) {
      switch (to.format()) {
        case table -> {
          if (gap) {
            lines.line("");
          }
          new HistogramText(lines, to.terminal().columns(), to.ascii()).write(histogram);
          gap = true;
        }
        case json -> HistogramJson.write(histogram, to.terminal().out());
        case csv -> {
          CsvRows.line(to.terminal().out(), List.of(histogram.text(), "count"));
          for (HistogramRows.Bar bar : HistogramRows.of(histogram)) {
            CsvRows.line(to.terminal().out(), List.of(bar.label(), Long.toString(bar.count())));
          }
        }
      }
    }
  }
}
