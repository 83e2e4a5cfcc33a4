// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pingsift.stream.StreamOptions;

/**
 * A rule over windows, planned.
 *
 * @param elements the plural word of its records
 * @param where what each record was; null where nothing is asked of it
 * @param having what all of a window must be; reads the window's terms and the keys
 * @param margin how far a window is from a change of {@code having}
 * @param watched what is shown to someone each time the window is tried; usually nothing
 * @param aggregations the indices of those that {@code having} and {@code watched} read
 * @param sources what the terms read of each record
 * @param countedIn by the text of a part of {@code having}: the columns whose true records it
 *     counts
 * @param graceNanos how much later than their time records of it come, as a rule
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WindowGatherer(
    String elements,
    KeyReader keys,
    @Nullable Predicate where,
    Predicate having,
    Margin margin,
    List<Cell> watched,
    Column[] columns,
    List<Aggregation.Recipe> recipes,
    int[] aggregations,
    WindowTerms.Source[] sources,
    Map<String, List<Integer>> countedIn,
    long durationNanos,
    long graceNanos)
    implements Gatherer {

  @Override
  public State newState(StreamOptions options, GroupMemory groups) {
    return new WindowState(this, groups);
  }

  @Override
  public GatheredRow newRow(int part) {
    return new GatheredRow(part, keys.newKey(), columns.length);
  }

  @Override
  public boolean read(GatheredRecord record, boolean doubt, GatheredRow into) {
    Evaluation evaluation = record.evaluation();
    into.hasKeys = keys.read(evaluation, into.key);
    if (!into.hasKeys) {
      return false;
    }
    into.read(record, doubt);
    for (int i = 0; i < into.columns.length; i++) {
      into.columns[i] = columns[i].read(evaluation);
    }
    into.lacking = lacking(evaluation, into.columns);
    return true;
  }

  /** A bit for each column that is unknown because the capture lacks something. */
  private long lacking(Evaluation evaluation, long[] cells) {
    long lacking = 0;
    for (WindowTerms.Source source : sources) {
      boolean unknown = cells[source.column()] == Column.ABSENT;
      if (unknown && source.column() < Long.SIZE && source.shortfall().isMet(evaluation)) {
        lacking |= 1L << source.column();
      }
    }
    return lacking;
  }

  WindowRows.Layout layout(ArrayPool arrays) {
    return new WindowRows.Layout(
        columns.length, recipes.toArray(Aggregation.Recipe[]::new), arrays);
  }

  /** Roughly how many bytes one record takes in a window that has many. */
  int bytesOfRecord() {
    return 8 * (2 + columns.length) + 48 * recipes.size();
  }
}
