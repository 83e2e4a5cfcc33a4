// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.AggregateKind;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.QuantifierKind;
import pingsift.check.FieldDef;
import pingsift.check.Growth;
import pingsift.check.Owner;
import pingsift.check.Type;
import pingsift.fields.Absence;
import pingsift.fields.Accessor;
import pingsift.fields.Field;
import pingsift.fields.Need;

/**
 * The quantifiers and aggregates of a condition on a window, made fields of the window: so that the
 * condition is planned as one on any other record.
 */
final class WindowTerms {
  /** Hidden, as no user can write it. */
  private static final String PREFIX = "$term";

  private final RulePlanner records;
  private final WindowDraft draft;
  private final List<Source> sources = new ArrayList<>();

  /** The indices of those that the terms read. */
  private final Set<Integer> columns = new TreeSet<>();

  private final Set<Integer> aggregations = new TreeSet<>();
  private final Map<String, Field> fields = new HashMap<>();
  private final IdentityHashMap<Expression, Integer> countedIn = new IdentityHashMap<>();
  private final Map<String, Counted> counts = new HashMap<>();

  /** Stands for a column that is true for every record. */
  static final int EVERY = -1;

  /**
   * A term that counts, or a sum, for {@link Margin}.
   *
   * @param aggregation index of what counts, or -1 of all records
   * @param isShare whether it is the share of the records that a condition is true of
   * @param count what is counted; of a share those that are true
   */
  record Counted(int aggregation, boolean isShare, Steps.Count count) {}

  /**
   * What a term reads of each record.
   *
   * @param text of the condition or value
   * @param column where it stands
   * @param shortfall what the capture can lack of it
   * @param reach the records whose value could have been another's
   */
  record Source(String text, int column, Shortfall shortfall, Reach reach) {}

  /** Of which records it matters that a value is unknown. */
  enum Reach {
    ALL,
    /** Those before the first that has the value: any of them could have been the first. */
    BEFORE_FIRST,
    /** Those behind the last that has it. */
    BEHIND_LAST
  }

  /**
   * @param records plans what is read of each record
   * @param draft the windows, which get what the terms read
   */
  WindowTerms(RulePlanner records, WindowDraft draft) {
    this.records = records;
    this.draft = draft;
  }

  /** Roughly how many bytes one record takes in a window that has many. */
  int bytesOfRecord() {
    return 8 * (2 + columns.size()) + 48 * aggregations.size();
  }

  /** The indices of those that the terms read. */
  int[] aggregations() {
    return aggregations.stream().mapToInt(Integer::intValue).toArray();
  }

  List<Source> sources() {
    return sources;
  }

  /** The field of a definition that this made, or null. */
  @Nullable Field field(FieldDef definition) {
    return fields.get(definition.name());
  }

  /** The columns whose true records a condition counts, by what {@link #asFields} was given. */
  List<Integer> countedIn(Expression condition) {
    List<Integer> found = new ArrayList<>();
    addCounted(condition, found);
    return found;
  }

  private void addCounted(Expression part, List<Integer> found) {
    Integer column = countedIn.get(part);
    if (column != null) {
      found.add(column);
    } else {
      for (Expression child : part.parts()) {
        addCounted(child, found);
      }
    }
  }

  /** The same condition with each term as a field. */
  Expression asFields(Expression part) {
    if (part instanceof Quantifier quantifier) {
      return field(quantifier, quantified(quantifier));
    }
    if (part instanceof Aggregate aggregate) {
      return field(aggregate, aggregated(aggregate));
    }
    List<Expression> parts = new ArrayList<>(part.parts().size());
    for (Expression term : part.parts()) {
      parts.add(asFields(term));
    }
    return part.over(parts);
  }

  /** What a field that this made counts, or null. */
  @Nullable Counted counted(FieldDef definition) {
    return counts.get(definition.name());
  }

  private Accessor<WindowRows> quantified(Quantifier quantifier) {
    if (quantifier.kind() == QuantifierKind.COUNT && isTrue(quantifier.condition())) {
      countedIn.put(quantifier, EVERY);
      count(new Counted(-1, false, new Steps.OfRecords()));
      Accessor.OfLong<WindowRows> size = WindowRows::size;
      return size;
    }
    int column =
        column(
            new Column.OfCondition(records.condition(quantifier.condition(), true)),
            quantifier.condition(),
            Reach.ALL);
    countedIn.put(quantifier, column);
    QuantifierKind kind = quantifier.kind();
    int tally = aggregation(List.of(kind, column), arrays -> new Tally(kind, column));
    if (kind == QuantifierKind.COUNT || kind == QuantifierKind.SHARE) {
      boolean share = kind == QuantifierKind.SHARE;
      count(new Counted(tally, share, new Steps.OfCondition(tally, true)));
    }
    return accessor(quantifier.type(), tally);
  }

  private static boolean isTrue(Expression condition) {
    return condition instanceof BoolLiteral literal && literal.value();
  }

  /** The next field counts. */
  private void count(Counted counted) {
    counts.put(nextName(), counted);
  }

  private Accessor<WindowRows> aggregated(Aggregate aggregate) {
    Expression value = aggregate.value();
    ValuePlanner values = records.values();
    boolean real = value.type() == Type.FLOAT;
    AggregateKind kind = aggregate.kind();
    if (kind == AggregateKind.DISTINCT) {
      int hashes = column(new Column.OfHash(values.hash(value)), value, Reach.ALL);
      int tally = aggregation(List.of(kind, hashes), arrays -> new DistinctTally(hashes, arrays));
      count(new Counted(tally, false, new Steps.OfValues(tally)));
      return accessor(Type.INT, tally);
    }
    if (value.type() == Type.IP) {
      return address(kind, value);
    }
    int column =
        column(
            real ? new Column.OfReal(values.real(value)) : new Column.OfWhole(values.whole(value)),
            value,
            reach(kind));
    Aggregation.Recipe recipe =
        switch (kind) {
          case MIN, MAX, FIRST, LAST -> arrays -> new Ranking(order(kind, real), column);
          case SUM, AVG ->
              real
                  ? arrays -> new Moments(kind, column, true)
                  : arrays -> new WholeTotal(kind == AggregateKind.AVG, column);
          case STDEV -> arrays -> new Moments(kind, column, real);
          case DISTINCT -> throw new IllegalStateException("made above");
        };
    int index = aggregation(List.of(kind, column), recipe);
    if (kind == AggregateKind.SUM && value.type() == Type.INT) {
      count(new Counted(index, false, new Steps.OfSum(index)));
      draft.sum(column);
    }
    return accessor(aggregate.type(), index);
  }

  private static Ranking.Order order(AggregateKind kind, boolean real) {
    return switch (kind) {
      case MIN -> real ? Ranking.Order.LEAST_REAL : Ranking.Order.LEAST;
      case MAX -> real ? Ranking.Order.LARGEST_REAL : Ranking.Order.LARGEST;
      case FIRST -> Ranking.Order.EARLIEST;
      default -> Ranking.Order.LATEST;
    };
  }

  /** The first or the last address; whether a record has one tells the column of its hash. */
  private Accessor<WindowRows> address(AggregateKind kind, Expression value) {
    AddressValue address = records.values().address(value);
    int hashes = column(new Column.OfHash(records.values().hash(value)), value, reach(kind));
    int high = add(new Column.OfHigh(address));
    int low = add(new Column.OfLow(address));
    int index = draft.add(arrays -> new Ranking(order(kind, false), hashes));
    aggregations.add(index);
    return new Accessor.OfAddress<>(
        rows -> winner(rows, index) >= 0,
        rows -> rows.cell(winner(rows, index), high),
        rows -> rows.cell(winner(rows, index), low));
  }

  private static int winner(WindowRows rows, int index) {
    return ((Ranking) rows.aggregation(index)).winner();
  }

  /** The index of one that gives what the key says; terms that ask for the same share it. */
  private int aggregation(List<Object> key, Aggregation.Recipe recipe) {
    int index = draft.aggregation(key, recipe);
    aggregations.add(index);
    return index;
  }

  private static Accessor<WindowRows> accessor(Type type, int index) {
    if (type == Type.FLOAT) {
      Accessor.OfDouble<WindowRows> real = rows -> rows.aggregation(index).real(rows);
      return real;
    }
    Accessor.OfLong<WindowRows> whole = rows -> rows.aggregation(index).whole(rows);
    return whole;
  }

  private int column(Column column, Expression read, Reach reach) {
    int index = draft.column(column, read);
    columns.add(index);
    Source source = new Source(records.text(read), index, shortfall(read), reach);
    sources.add(source);
    draft.source(source);
    return index;
  }

  private Shortfall shortfall(Expression read) {
    return ShortfallPlanner.of(read, records.values());
  }

  private static Reach reach(AggregateKind kind) {
    return switch (kind) {
      case FIRST -> Reach.BEFORE_FIRST;
      case LAST -> Reach.BEHIND_LAST;
      case MIN, MAX, SUM, AVG, STDEV, DISTINCT -> Reach.ALL;
    };
  }

  private int add(Column column) {
    int index = draft.add(column);
    columns.add(index);
    return index;
  }

  private FieldReference field(Expression term, Accessor<WindowRows> accessor) {
    FieldDef definition =
        new FieldDef(
            Owner.ISTREAM, // nobody asks whose it is
            nextName(),
            term.type(),
            "",
            true,
            "a term of a window",
            cost(term),
            Growth.FIXED,
            Map.of(),
            "");
    fields.put(definition.name(), new Field(definition, accessor, Need.NOTHING, Absence.BY_NATURE));
    return new FieldReference(definition, pingsift.check.Side.OWN, term.span());
  }

  private String nextName() {
    return PREFIX + fields.size();
  }

  private static int cost(Expression term) {
    return term instanceof Quantifier quantifier && quantifier.kind() != QuantifierKind.SHARE
        ? 2
        : 4;
  }
}
