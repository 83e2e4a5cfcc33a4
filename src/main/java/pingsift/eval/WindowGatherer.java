// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule over windows, planned.
 *
 * @param elements the plural word of its records
 * @param where what each record was; null where nothing is asked of it
 * @param having what all of a window must be; reads the window's terms and the keys
 * @param watched what is shown to someone each time the window is tried; usually nothing
 * @param sources what the terms read of each record
 * @param countedIn by the text of a part of {@code having}: the columns whose true records it
 *     counts
 * @param graceNanos how much later than their time records of it come, as a rule
 */
record WindowGatherer(
    String elements,
    KeyReader keys,
    @Nullable Predicate where,
    Predicate having,
    List<Cell> watched,
    List<Column> columns,
    List<Aggregation.Recipe> recipes,
    List<WindowTerms.Source> sources,
    Map<String, List<Integer>> countedIn,
    long durationNanos,
    long graceNanos)
    implements Gatherer {

  @Override
  public State newState() {
    return new WindowState(this);
  }

  WindowRows newRows() {
    return new WindowRows(
        columns.size(),
        recipes.stream().map(Aggregation.Recipe::create).toArray(Aggregation[]::new));
  }

  /** Roughly how many bytes one record takes in a window that has many. */
  int bytesOfRecord() {
    return 8 * (4 + columns.size()) + 4 + 48 * recipes.size();
  }
}
