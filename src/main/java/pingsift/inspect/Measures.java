// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.check.Collection;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.AggregateKind;
import pingsift.check.Expression.And;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.QuantifierKind;
import pingsift.check.FieldDef;
import pingsift.check.Joints;
import pingsift.check.Type;
import pingsift.eval.Projection;
import pingsift.fields.Fields;

/**
 * What is to be read of a record to know each clause of a condition: as values that the language
 * itself can name, so that they are planned and computed as any other.
 *
 * <p>A clause about elements is counted: on how many it is true, on how many false. It is reached
 * on an element where the operands before it leave the answer open.
 */
final class Measures {
  /** No such column. */
  static final int NONE = -1;

  /**
   * Columns of a clause about the record itself: its truth, and the values that it compares.
   *
   * @param values of {@link #values}, in that order
   */
  record OfRecord(int truth, List<Integer> values) {}

  /**
   * Columns of a clause about elements.
   *
   * @param elements how many there are
   * @param trues on how many the clause is true, wherever it stands
   * @param reached on how many it is reached
   * @param reachedTrues on how many of those it is true
   * @param least of the number that it compares, or {@link #NONE}
   */
  record OfElements(
      int elements,
      int trues,
      int falses,
      int reached,
      int reachedTrues,
      int reachedFalses,
      int least,
      int greatest) {}

  private final CheckedRule rule;
  private final List<Projection.Column> columns;
  private final OfRecord[] ofRecord;
  private final OfElements[] ofElements;

  /**
   * @param columns where to add what is to be read
   */
  Measures(Clauses clauses, List<Projection.Column> columns) {
    this.rule = clauses.rule();
    this.columns = columns;
    ofRecord = new OfRecord[clauses.all().size()];
    ofElements = new OfElements[clauses.all().size()];
    add(clauses.root(), List.of());
  }

  OfRecord ofRecord(Clause clause) {
    return ofRecord[clause.index()];
  }

  OfElements ofElements(Clause clause) {
    return ofElements[clause.index()];
  }

  /**
   * @param open what must be true of an element so that the clause is reached on it
   */
  private void add(Clause clause, List<Expression> open) {
    if (clause.elements().isPresent()) {
      ofElements[clause.index()] = measure(clause, clause.elements().get(), open);
    } else {
      List<Integer> values =
          clause.kind() == Clause.Kind.TEST
              ? values(clause.condition()).stream().map(this::column).toList()
              : List.of();
      ofRecord[clause.index()] = new OfRecord(column(clause.condition()), values);
    }
    List<Expression> before = new ArrayList<>(clause.kind().isJoint() ? open : List.of());
    for (Clause child : clause.children()) {
      add(child, before);
      if (clause.kind() == Clause.Kind.AND) {
        before.add(child.condition());
      } else if (clause.kind() == Clause.Kind.OR) {
        before.add(not(child.condition()));
      }
    }
  }

  private OfElements measure(Clause clause, Collection elements, List<Expression> open) {
    Expression condition = clause.condition();
    Expression all = new BoolLiteral(true, condition.span());
    int count = count(elements, all);
    int trues = count(elements, condition);
    int falses = count(elements, not(condition));
    boolean guarded = !open.isEmpty();
    Optional<Expression> number =
        clause.kind() == Clause.Kind.TEST
            ? values(condition).stream().findFirst().filter(Measures::isNumber)
            : Optional.empty();
    return new OfElements(
        count,
        trues,
        falses,
        guarded ? count(elements, all(open, null)) : count,
        guarded ? count(elements, all(open, condition)) : trues,
        guarded ? count(elements, all(open, not(condition))) : falses,
        number.map(value -> extreme(AggregateKind.MIN, elements, value)).orElse(NONE),
        number.map(value -> extreme(AggregateKind.MAX, elements, value)).orElse(NONE));
  }

  private static boolean isNumber(Expression value) {
    return switch (value.type()) {
      case INT, FLOAT, DURATION, TIME -> true;
      case BOOL, BYTES, STRING, IP, NET, ERROR -> false;
    };
  }

  private static Expression not(Expression condition) {
    return condition instanceof Not not && !Joints.isLowered(not)
        ? not.operand()
        : new Not(condition, condition.span());
  }

  private static Expression all(List<Expression> conditions, @Nullable Expression last) {
    List<Expression> all = new ArrayList<>(conditions);
    if (last != null) {
      all.add(last);
    }
    return all.size() == 1 ? all.get(0) : new And(all, all.get(0).span());
  }

  private int count(Collection elements, Expression condition) {
    return column(
        new Quantifier(QuantifierKind.COUNT, elements, condition, false, condition.span()));
  }

  private int extreme(AggregateKind kind, Collection elements, Expression value) {
    return column(new Aggregate(kind, elements, value, value.type(), value.span()));
  }

  private int column(Expression value) {
    columns.add(new Projection.Column(rule, value));
    return columns.size() - 1;
  }

  /** Names of types are looked up under a field that users do not know. */
  private static Expression asWritten(Expression value) {
    if (!(value instanceof FieldReference reference) || !reference.field().isHidden()) {
      return value;
    }
    FieldDef hidden = reference.field();
    String name = hidden.name().substring(1);
    return Fields.catalogue()
        .field(hidden.owner(), name)
        .map(field -> (Expression) new FieldReference(field, reference.side(), value.span()))
        .orElse(value);
  }

  /** The values that a test compares: what stands in it and is no literal. */
  static List<Expression> values(Expression test) {
    if (Joints.isLowered(test)) {
      return values(test.parts().get(0));
    }
    return test.parts().stream()
        .filter(part -> !(part instanceof Literal) && part.type() != Type.BOOL)
        .map(Measures::asWritten)
        .toList();
  }
}
