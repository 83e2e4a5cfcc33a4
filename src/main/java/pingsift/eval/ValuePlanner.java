// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.Arithmetic;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.ByteAt;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.Call;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.FloatLiteral;
import pingsift.check.Expression.NetLiteral;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.QuantifierKind;
import pingsift.check.Expression.Slice;
import pingsift.check.Expression.StringLiteral;
import pingsift.check.FieldDef;
import pingsift.check.Type;
import pingsift.fields.Absence;
import pingsift.fields.Accessor;
import pingsift.fields.Catalogue;
import pingsift.fields.Field;

/** Makes the value nodes of one rule. */
final class ValuePlanner {
  private final RulePlanner rule;
  private final Catalogue catalogue;
  private final Allocation allocation;
  private final CallPlanner calls;
  private @Nullable WindowTerms terms;
  private final AggregatePlanner aggregates;

  ValuePlanner(RulePlanner rule, Catalogue catalogue, Allocation allocation) {
    this.rule = rule;
    this.catalogue = catalogue;
    this.allocation = allocation;
    this.calls = new CallPlanner(this, catalogue, allocation);
    this.aggregates = new AggregatePlanner(rule, this, allocation);
  }

  /** Whether the value of an expression, if it is dear, is worked out once a record. */
  boolean isRecalled(Expression expression) {
    return terms == null && Shape.isOfRecord(expression);
  }

  /** A value of type INT, DURATION, TIME or BOOL. */
  IntValue whole(Expression expression) {
    IntValue node = wholeNode(expression);
    if (!Recalled.isWorthIt(node.cost()) || !isRecalled(expression)) {
      return node;
    }
    Shape shape = Shape.of(expression);
    return new Recalled.Whole(node, allocation.recalled(Recalled.Whole.class, shape));
  }

  private IntValue wholeNode(Expression expression) {
    if (expression instanceof NumberLiteral literal) {
      return new IntValues.Constant(literal.value());
    }
    if (expression instanceof BoolLiteral literal) {
      return new IntValues.Constant(literal.value() ? 1 : 0);
    }
    if (expression instanceof FieldReference reference) {
      return new IntValues.OfField(slot(reference), longs(reference), reference.field().cost());
    }
    if (expression instanceof Expression.Negation negation) {
      return new IntValues.Negation(whole(negation.operand()));
    }
    if (expression instanceof Arithmetic arithmetic) {
      // a duration times or through a fraction is worked out as one
      return arithmetic.right().type() == Type.FLOAT
          ? new IntValues.Rounded(realArithmetic(arithmetic))
          : new IntValues.Arithmetic(
              arithmetic.operator(), whole(arithmetic.left()), whole(arithmetic.right()));
    }
    if (expression instanceof ByteAt at) {
      return new IntValues.ByteAt(bytes(at.bytes()), at.index());
    }
    if (expression instanceof Call call) {
      return calls.whole(call);
    }
    if (expression instanceof Quantifier quantifier) {
      return quantifier.type() == Type.BOOL
          ? new IntValues.OfCondition(rule.condition(quantifier, true))
          : new IntValues.OfCounter(aggregates.counter(quantifier).truesIndex());
    }
    if (expression instanceof Aggregate aggregate) {
      return aggregates.whole(aggregate);
    }
    if (expression.type() == Type.BOOL) {
      return new IntValues.OfCondition(rule.condition(expression, true));
    }
    throw new IllegalStateException("not a whole number: " + expression);
  }

  private FloatValue realArithmetic(Arithmetic arithmetic) {
    return new FloatValues.Arithmetic(
        arithmetic.operator(), real(arithmetic.left()), real(arithmetic.right()));
  }

  /** A value of any numeric type, as a float. */
  FloatValue real(Expression expression) {
    FloatValue node = realNode(expression);
    if (!Recalled.isWorthIt(node.cost()) || !isRecalled(expression)) {
      return node;
    }
    Shape shape = Shape.of(expression);
    return new Recalled.Real(node, allocation.recalled(Recalled.Real.class, shape));
  }

  private FloatValue realNode(Expression expression) {
    if (expression.type() != Type.FLOAT) {
      return new FloatValues.OfInt(whole(expression));
    }
    if (expression instanceof FloatLiteral literal) {
      return new FloatValues.Constant(literal.value());
    }
    if (expression instanceof FieldReference reference) {
      return new FloatValues.OfField(slot(reference), doubles(reference), reference.field().cost());
    }
    if (expression instanceof Expression.Negation negation) {
      return new FloatValues.Negation(real(negation.operand()));
    }
    if (expression instanceof Arithmetic arithmetic) {
      return realArithmetic(arithmetic);
    }
    if (expression instanceof Call call) {
      return calls.real(call);
    }
    if (expression instanceof Quantifier quantifier && quantifier.kind() == QuantifierKind.SHARE) {
      return new FloatValues.Share(aggregates.counter(quantifier));
    }
    if (expression instanceof Aggregate aggregate) {
      return aggregates.real(aggregate);
    }
    throw new IllegalStateException("not a float: " + expression);
  }

  /**
   * What an alert shows of a value: itself, but of a hidden key the field that it stands behind, as
   * the ICMP type behind the key of type names.
   */
  Shown shown(Expression value) {
    if (value instanceof FieldReference reference && reference.field().isHidden()) {
      String key = reference.field().name();
      for (FieldDef field : catalogue.fields(reference.field().owner())) {
        if (field.symbolKey().equals(key)) {
          return shown(new FieldReference(field, reference.side(), reference.span()));
        }
      }
    }
    if (value.type() == Type.STRING) {
      TextValue text = text(value);
      return (evaluation, into) -> into.set(text.read(evaluation));
    }
    IntValue number = whole(value);
    Map<Long, String> names = names(value);
    return (evaluation, into) -> {
      long read = number.read(evaluation);
      String name = names.isEmpty() ? null : names.get(read);
      if (name == null) {
        into.set(read, value.type());
      } else {
        into.set(name);
      }
    };
  }

  /** Of a field whose numbers are no more than keys of its names, such as the kind of a tunnel. */
  private static Map<Long, String> names(Expression value) {
    if (!(value instanceof FieldReference reference)
        || !reference.field().name().equals(reference.field().symbolKey())) {
      return Map.of();
    }
    Map<Long, String> names = new HashMap<>();
    reference.field().symbols().forEach((name, keys) -> keys.forEach(key -> names.put(key, name)));
    return names;
  }

  TextValue text(Expression expression) {
    if (expression instanceof FieldReference reference) {
      return new TextValues.OfField(slot(reference), texts(reference), reference.field().cost());
    }
    if (expression instanceof StringLiteral literal) {
      return new TextValues.Constant(literal.value());
    }
    if (expression instanceof Call call) {
      return calls.text(call);
    }
    throw new IllegalStateException("not a text: " + expression);
  }

  BytesValue bytes(Expression expression) {
    if (expression instanceof FieldReference reference) {
      return new BytesValues.OfField(slot(reference), byteViews(reference));
    }
    if (expression instanceof BytesLiteral literal) {
      return new BytesValues.Constant(literal.value().bytes());
    }
    if (expression instanceof Call call) {
      return calls.bytes(call);
    }
    if (expression instanceof Slice slice) {
      return new BytesValues.Slice(
          bytes(slice.bytes()), slice.from(), slice.to(), allocation.takeScratch());
    }
    if (expression instanceof Aggregate aggregate) {
      return aggregates.bytes(aggregate);
    }
    throw new IllegalStateException("not bytes: " + expression);
  }

  /** A value of any type as a hash, where only equality matters. */
  ValueHash hash(Expression expression) {
    return switch (expression.type()) {
      case BYTES -> new ValueHash.OfBytes(bytes(expression));
      case FLOAT -> new ValueHash.OfFloat(real(expression));
      case IP -> new ValueHash.OfAddress(address(expression));
      case STRING -> new ValueHash.OfText(text(expression));
      default -> new ValueHash.OfInt(whole(expression));
    };
  }

  /** A value of type IP. */
  AddressValue address(Expression expression) {
    if (expression instanceof FieldReference reference) {
      return new AddressValue.OfField(slot(reference), addresses(reference));
    }
    if (expression instanceof Aggregate aggregate) {
      return aggregates.address(aggregate);
    }
    if (expression instanceof NetLiteral literal) {
      return new AddressValue.Constant(literal.high(), literal.low());
    }
    throw new IllegalStateException("not an address: " + expression);
  }

  /** Whether a value of any type is there. */
  Presence.Probe probe(Expression expression) {
    return switch (expression.type()) {
      case BYTES -> {
        BytesValue value = bytes(expression);
        yield evaluation -> value.read(evaluation) != null;
      }
      case FLOAT -> {
        FloatValue value = real(expression);
        yield evaluation -> !Double.isNaN(value.read(evaluation));
      }
      case STRING -> {
        TextValue value = text(expression);
        yield evaluation -> value.read(evaluation) != null;
      }
      case IP -> {
        AddressValue value = address(expression);
        yield value::isPresent;
      }
      default -> {
        IntValue value = whole(expression);
        yield evaluation -> value.read(evaluation) != IntValue.ABSENT;
      }
    };
  }

  int cost(Expression expression) {
    return expression instanceof FieldReference reference ? reference.field().cost() : 4;
  }

  /** Fields can be terms of a window from now on. */
  void readTerms(WindowTerms terms) {
    this.terms = terms;
  }

  private @Nullable Field term(FieldReference reference) {
    return terms == null ? null : terms.field(reference.field());
  }

  Slot slot(FieldReference reference) {
    if (term(reference) != null) {
      return Slot.WINDOW;
    }
    return Slot.of(reference.field().owner(), reference.side());
  }

  @SuppressWarnings("unchecked") // the catalogue pairs owners and accessors
  private Accessor.OfAddress<Object> addresses(FieldReference reference) {
    return (Accessor.OfAddress<Object>) field(reference).accessor();
  }

  @SuppressWarnings("unchecked") // the catalogue pairs owners and accessors
  private Accessor.OfLong<Object> longs(FieldReference reference) {
    return (Accessor.OfLong<Object>) field(reference).accessor();
  }

  @SuppressWarnings("unchecked") // the catalogue pairs owners and accessors
  private Accessor.OfText<Object> texts(FieldReference reference) {
    return (Accessor.OfText<Object>) field(reference).accessor();
  }

  @SuppressWarnings("unchecked") // the catalogue pairs owners and accessors
  private Accessor.OfDouble<Object> doubles(FieldReference reference) {
    return (Accessor.OfDouble<Object>) field(reference).accessor();
  }

  @SuppressWarnings("unchecked") // the catalogue pairs owners and accessors
  private Accessor.OfBytes<Object> byteViews(FieldReference reference) {
    return (Accessor.OfBytes<Object>) field(reference).accessor();
  }

  private Field field(FieldReference reference) {
    Field term = term(reference);
    if (term != null) {
      return term;
    }
    Field field = catalogue.field(reference.field());
    allocation.need(field.need());
    return field;
  }

  /** Why a record can lack the field. */
  Absence absence(FieldReference reference) {
    return catalogue.field(reference.field()).absence();
  }

  /** The frames that a leaf speaks of. */
  Origin origin(Expression expression) {
    if (expression instanceof FieldReference reference) {
      return Origin.of(slot(reference));
    }
    if (expression instanceof Quantifier || expression instanceof Aggregate) {
      return aggregates.origin(expression);
    }
    Origin origin = Origin.NOWHERE;
    for (Expression part : expression.parts()) {
      origin = origin.and(origin(part));
    }
    return origin;
  }
}
