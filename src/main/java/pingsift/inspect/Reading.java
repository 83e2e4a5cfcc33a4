// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pingsift.check.Expression;
import pingsift.eval.Projection;
import pingsift.eval.Truth;

/**
 * What the clauses of one condition are on one record, or on one window. Valid while it is handed
 * over; nothing is read before it is asked for.
 */
public final class Reading {
  private final Clauses clauses;
  private final Measures measures;
  private final Projection.Row row;

  Reading(Clauses clauses, Measures measures, Projection.Row row) {
    this.clauses = clauses;
    this.measures = measures;
    this.row = row;
  }

  public Clauses clauses() {
    return clauses;
  }

  /** The record; of a window the one that came last. */
  public Projection.Subject subject() {
    return row.subject();
  }

  /** Of the whole condition. */
  public Truth truth() {
    return truth(clauses.root());
  }

  /** Of a clause about the record itself. */
  public Truth truth(Clause clause) {
    Object value = row.value(measures.ofRecord(clause).truth());
    return value == null ? Truth.UNKNOWN : Truth.of((Boolean) value);
  }

  /**
   * A value that a test about the record compares.
   *
   * @param value as {@link Projection.Row#value} gives it; null where it is absent
   */
  public record Shown(Expression of, @Nullable Object value) {}

  /** The values that a test about the record compares, in source order, without literals. */
  public List<Shown> values(Clause clause) {
    List<Shown> shown = new ArrayList<>();
    List<Integer> columns = measures.ofRecord(clause).values();
    List<Expression> values = Measures.values(clause.condition());
    for (int i = 0; i < columns.size(); i++) {
      shown.add(new Shown(values.get(i), row.value(columns.get(i))));
    }
    return shown;
  }

  /**
   * What a clause about elements is on them, wherever it stands: nothing is passed over.
   *
   * @param elements how many there are
   */
  public record Tally(long elements, long trues, long falses) {
    public long unknowns() {
      return elements - trues - falses;
    }
  }

  public Tally tally(Clause clause) {
    Measures.OfElements of = measures.ofElements(clause);
    return new Tally(count(of.elements()), count(of.trues()), count(of.falses()));
  }

  /** The ends of the numbers that a test about elements compares; empty where it compares none. */
  public Optional<List<Shown>> ends(Clause clause) {
    Measures.OfElements of = measures.ofElements(clause);
    if (of.least() == Measures.NONE) {
      return Optional.empty();
    }
    Expression value = Measures.values(clause.condition()).get(0);
    return Optional.of(
        List.of(
            new Shown(value, row.value(of.least())), new Shown(value, row.value(of.greatest()))));
  }

  /** How often each clause was true, false, unknown or not reached here, by its index. */
  public Seen[] seen() {
    Seen[] seen = new Seen[clauses.all().size()];
    look(clauses.root(), true, seen);
    return seen;
  }

  /**
   * @param reached whether the record gets as far as the clause
   */
  private void look(Clause clause, boolean reached, Seen[] seen) {
    if (clause.elements().isPresent()) {
      lookAtElements(clause, reached, seen);
      return;
    }
    Truth truth = truth(clause);
    seen[clause.index()] =
        reached
            ? new Seen(
                one(truth, Truth.TRUE), one(truth, Truth.FALSE), one(truth, Truth.UNKNOWN), 0)
            : new Seen(0, 0, 0, 1);
    boolean open = reached;
    for (Clause child : clause.children()) {
      look(child, open, seen);
      if (clause.kind() == Clause.Kind.AND) {
        open = open && truth(child) == Truth.TRUE;
      } else if (clause.kind() == Clause.Kind.OR) {
        open = open && truth(child) == Truth.FALSE;
      }
    }
  }

  private void lookAtElements(Clause clause, boolean reached, Seen[] seen) {
    Measures.OfElements of = measures.ofElements(clause);
    long elements = count(of.elements());
    if (reached) {
      long asked = count(of.reached());
      long trues = count(of.reachedTrues());
      long falses = count(of.reachedFalses());
      seen[clause.index()] = new Seen(trues, falses, asked - trues - falses, elements - asked);
    } else {
      seen[clause.index()] = new Seen(0, 0, 0, elements);
    }
    clause.children().forEach(child -> lookAtElements(child, reached, seen));
  }

  private static long one(Truth truth, Truth wanted) {
    return truth == wanted ? 1 : 0;
  }

  private long count(int column) {
    return row.value(column) instanceof Long count ? count : 0;
  }
}
