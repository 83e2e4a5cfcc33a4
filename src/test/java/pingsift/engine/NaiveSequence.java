// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedQuery.Step;
import pingsift.check.Expression.FieldReference;

/** A sequence: hears of the records of all steps, and looks for the best way whenever one comes. */
final class NaiveSequence implements NaiveQuery {
  private final CheckedQuery.Sequence sequence;
  private final Consumer<Found> matches;
  private final boolean endsInQuiet;
  private final List<NaiveFinder> finders = new ArrayList<>();
  private final Map<List<Object>, NaiveWays> groups = new LinkedHashMap<>();
  private long clock = Long.MIN_VALUE;

  NaiveSequence(CheckedQuery.Sequence sequence, Consumer<Found> matches) {
    this.sequence = sequence;
    this.matches = matches;
    endsInQuiet = sequence.steps().get(sequence.steps().size() - 1).absent();
    for (int i = 0; i < sequence.steps().size(); i++) {
      int step = i;
      finders.add(
          new NaiveFinder(sequence.steps().get(i).query(), false, record -> take(step, record)));
    }
  }

  @Override
  public List<NaiveFinder> finders() {
    return finders;
  }

  @Override
  public void pass(long now) {
    clock = Math.max(clock, now);
    groups.forEach((keys, ways) -> tell(keys, ways, false));
  }

  /** A time of quiet is over for all that is known by then. */
  @Override
  public void settle() {
    if (endsInQuiet) {
      groups.forEach((keys, ways) -> tell(keys, ways, false));
    }
  }

  @Override
  public void end() {
    groups.forEach((keys, ways) -> tell(keys, ways, true));
  }

  private void take(int index, NaiveRecord record) {
    Step step = sequence.steps().get(index);
    List<Object> keys = NaiveKeys.of(step.keys(), record.scene());
    boolean counts =
        step.absent()
            ? !record.inDoubt() || !NaiveLateness.isNeverInDoubt(step.query(), record.scene())
            : !record.inDoubt();
    if (keys == null || !counts) {
      return;
    }
    NaiveWays ways = groups.computeIfAbsent(keys, k -> new NaiveWays(sequence));
    ways.add(index, record);
    if (!endsInQuiet) {
      tell(keys, ways, false); // what one frame makes known becomes so one after the other
    }
  }

  private void tell(List<Object> keys, NaiveWays ways, boolean ended) {
    NaiveWays.Way way;
    while ((way = ways.next(clock, ended)) != null) {
      String group = group(NaiveText.shown(keys), way.frames());
      matches.accept(new Found(way.last(), !way.inDoubt(), group, field -> value(field, keys)));
    }
  }

  private @Nullable Object value(FieldReference wanted, List<Object> keys) {
    List<FieldReference> names = sequence.steps().get(0).keys();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).field().equals(wanted.field())) {
        return keys.get(i);
      }
    }
    throw new IllegalArgumentException("no key: " + wanted.field().name());
  }

  static String group(List<?> keys, List<Long> frames) {
    return keys + ": frames " + frames;
  }
}
