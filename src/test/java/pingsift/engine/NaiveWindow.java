// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import pingsift.check.CheckedQuery;
import pingsift.check.Collection;
import pingsift.check.Expression;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Scope;

/** A window: all records are kept, and each time one comes its window is gone through anew. */
final class NaiveWindow implements NaiveQuery {
  /** What the condition on the window sees in one record. */
  private record Kept(long time, NaiveSeen seen) {}

  /** The records with the same keys, in the order in which they came, and what was said of them. */
  private static final class Group {
    private final List<Kept> records = new ArrayList<>();
    private boolean armed = true;
    private long alerted;
  }

  private final CheckedQuery.Window window;
  private final Consumer<Found> matches;
  private final NaiveFinder finder;
  private final Map<List<Object>, Group> groups = new HashMap<>();

  NaiveWindow(CheckedQuery.Window window, Consumer<Found> matches) {
    this.window = window;
    this.matches = matches;
    boolean waits = window.records().scope() == Scope.ISTREAM && readsWhatGrows(window.having());
    finder = new NaiveFinder(window.records(), waits, this::take);
  }

  private static boolean readsWhatGrows(Expression part) {
    return part instanceof FieldReference field
        ? NaiveGrowth.grows(field)
        : part.parts().stream().anyMatch(NaiveWindow::readsWhatGrows);
  }

  @Override
  public List<NaiveFinder> finders() {
    return List.of(finder);
  }

  static String group(List<?> keys, long records, long firstNanos, long lastNanos) {
    return "%s: %d records in %d ns".formatted(keys, records, lastNanos - firstNanos);
  }

  private void take(NaiveRecord record) {
    List<Object> keys = NaiveKeys.of(window.keys(), record.scene());
    if (record.inDoubt() || keys == null) {
      return;
    }
    Group group = groups.computeIfAbsent(keys, k -> new Group());
    long time = record.by().nanos();
    long newest = group.records.stream().mapToLong(Kept::time).max().orElse(time);
    if (time <= newest - window.durationNanos()) {
      return;
    }
    NaiveSeen seen = new NaiveSeen(window.having());
    seen.element(collection(), record.scene());
    group.records.add(new Kept(time, seen));
    decide(keys, group, Math.max(time, newest), record);
  }

  private Collection collection() {
    return switch (window.records().scope()) {
      case FRAME -> Collection.FRAMES;
      case EXCHANGE -> Collection.EXCHANGES;
      case ISTREAM -> Collection.ISTREAMS;
    };
  }

  private void decide(List<Object> keys, Group group, long end, NaiveRecord record) {
    List<Kept> last =
        group.records.stream()
            .filter(kept -> kept.time > end - window.durationNanos())
            .sorted(Comparator.comparingLong(Kept::time)) // stable: equal times as they came
            .toList();
    NaiveSeen all = new NaiveSeen(window.having());
    last.forEach(kept -> all.takeOver(kept.seen));
    Boolean truth = all.truth(record.scene());
    if (Boolean.FALSE.equals(truth)) {
      group.armed = true;
    }
    boolean again = group.armed || end - group.alerted >= window.durationNanos();
    if (Boolean.TRUE.equals(truth) && again) {
      group.armed = false;
      group.alerted = end;
      String text = group(NaiveText.shown(keys), last.size(), last.get(0).time, end);
      matches.accept(new Found(record, all.isComplete(), text, record.scene()::field));
    }
  }
}
