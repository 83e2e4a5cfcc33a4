// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pingsift.check.Expression;

/** Equal windows while they are planned: rule after rule asks for what is kept of a record. */
final class WindowDraft {
  /**
   * No rule joins where there are as many, because {@link GatheredRow#lacking} has bits for twice
   * that.
   */
  static final int MANY_COLUMNS = Long.SIZE / 2;

  private final KeyReader keys;
  private final long durationNanos;
  private final long graceNanos;

  /** The gatherer of the first rule. */
  private final int reader;

  private final List<Column> columns = new ArrayList<>();
  private final List<Aggregation.Recipe> recipes = new ArrayList<>();
  private final Map<Integer, WindowTerms.Source> sources = new HashMap<>();
  private final Set<Integer> summed = new TreeSet<>();
  private final List<WindowRule> rules = new ArrayList<>();

  /** Columns by what is read, aggregations by what they make of which column. */
  private final Map<List<Object>, Integer> columnsOf = new HashMap<>();

  private final Map<List<Object>, Integer> aggregations = new HashMap<>();
  private @Nullable WindowRecords records;

  WindowDraft(KeyReader keys, long durationNanos, long graceNanos, int reader) {
    this.keys = keys;
    this.durationNanos = durationNanos;
    this.graceNanos = graceNanos;
    this.reader = reader;
  }

  boolean hasRoom() {
    return columns.size() < MANY_COLUMNS;
  }

  /** The index of the column that is read of something; what reads the same shares it. */
  int column(Column column, Expression read) {
    return columnsOf.computeIfAbsent(
        List.of(column.getClass(), Shape.of(read)), key -> add(column));
  }

  /** Adds a column that nobody shares. */
  int add(Column column) {
    columns.add(column);
    return columns.size() - 1;
  }

  void source(WindowTerms.Source source) {
    sources.putIfAbsent(source.column(), source);
  }

  /** The index of what makes what the key says. */
  int aggregation(List<Object> key, Aggregation.Recipe recipe) {
    return aggregations.computeIfAbsent(key, k -> add(recipe));
  }

  /** Adds an aggregation that nobody shares. */
  int add(Aggregation.Recipe recipe) {
    recipes.add(recipe);
    return recipes.size() - 1;
  }

  /** Adds a rule and returns its index. */
  int add(WindowRule rule) {
    rules.add(rule);
    return rules.size() - 1;
  }

  /** A column is summed up. */
  void sum(int column) {
    summed.add(column);
  }

  /** The gatherer of a rule, when all have been added. */
  WindowGatherer gatherer(int rule) {
    WindowRecords known = records;
    if (known == null) {
      known =
          new WindowRecords(
              keys,
              columns.toArray(Column[]::new),
              recipes.toArray(Aggregation.Recipe[]::new),
              summed.stream().mapToInt(Integer::intValue).toArray(),
              sources.values().toArray(WindowTerms.Source[]::new),
              List.copyOf(rules),
              durationNanos,
              graceNanos);
      records = known;
    }
    return new WindowGatherer(known, rule, reader);
  }
}
