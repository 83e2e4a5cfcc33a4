// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;

/**
 * The records of windows, and what is kept of each: the same for all rules over equal windows,
 * planned.
 *
 * @param keys of the records
 * @param columns the numbers that are kept of each record
 * @param recipes what a window can be asked for
 * @param summed the columns that are summed up
 * @param sources for columns what the capture can lack of them
 * @param rules who looks at the windows, in their order
 * @param graceNanos how much later than their time records come, as a rule
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WindowRecords(
    KeyReader keys,
    Column[] columns,
    Aggregation.Recipe[] recipes,
    int[] summed,
    WindowTerms.Source[] sources,
    List<WindowRule> rules,
    long durationNanos,
    long graceNanos) {

  GatheredRow newRow(int part) {
    return new GatheredRow(part, keys.newKey(), columns.length);
  }

  /** Fills {@code into} from a record; false where it has no keys, and so comes into no window. */
  boolean read(GatheredRecord record, GatheredRow into) {
    Evaluation evaluation = record.evaluation();
    into.hasKeys = keys.read(evaluation, into.key);
    if (!into.hasKeys) {
      return false;
    }
    into.read(record, false);
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
    return new WindowRows.Layout(columns.length, recipes, summed, arrays);
  }
}
