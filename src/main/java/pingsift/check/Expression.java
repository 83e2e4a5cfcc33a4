// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.OptionalLong;
import pingsift.regex.Regex;
import pingsift.text.Span;

/**
 * The typed tree: what a rule means, with every name resolved and every implied quantifier written
 * out.
 *
 * <p>The checker builds it only from parts that agree, so that the planner never meets a wrong
 * type. Spans point into the rule's source. Immutable. All kinds stand here, in one long file: each
 * is a few lines, and who reads the tree wants to see them side by side.
 */
public sealed interface Expression {
  Type type();

  Span span();

  /** The expressions that this one is made of, in source order; empty for a name or a literal. */
  default List<Expression> parts() {
    return List.of();
  }

  /**
   * What tells it from other expressions of its kind with equal {@link #parts()}: an operator, a
   * value, never a place.
   */
  List<?> own();

  /**
   * The same over other parts.
   *
   * @param parts as many as {@link #parts()} has, of the same types, in the same order
   */
  default Expression over(List<Expression> parts) {
    return this;
  }

  /** Values written in the rule. */
  sealed interface Literal extends Expression {}

  /** An INT, a DURATION in nanoseconds or a TIME in nanoseconds since the epoch. */
  record NumberLiteral(long value, Type type, Span span) implements Literal {
    @Override
    public List<?> own() {
      return List.of(value);
    }
  }

  record FloatLiteral(double value, Span span) implements Literal {
    @Override
    public List<?> own() {
      return List.of(value);
    }

    @Override
    public Type type() {
      return Type.FLOAT;
    }
  }

  record BoolLiteral(boolean value, Span span) implements Literal {
    @Override
    public List<?> own() {
      return List.of(value);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  record StringLiteral(String value, Span span) implements Literal {
    @Override
    public List<?> own() {
      return List.of(value);
    }

    @Override
    public Type type() {
      return Type.STRING;
    }
  }

  /** A byte literal, or a string literal that met bytes and became its UTF-8. */
  record BytesLiteral(BytePattern value, Span span) implements Literal {
    @Override
    public List<?> own() {
      return List.of(value);
    }

    @Override
    public Type type() {
      return Type.BYTES;
    }
  }

  /**
   * An address (prefix length 128) or a network; 128 bits in two longs, IPv4 as IPv4-mapped with 96
   * added to its prefix.
   */
  record NetLiteral(long high, long low, int prefixLength, Type type, Span span)
      implements Literal {
    @Override
    public List<?> own() {
      return List.of(high, low, prefixLength);
    }
  }

  /** A field of the record that {@code side} names. */
  record FieldReference(FieldDef field, Side side, Span span) implements Expression {
    @Override
    public List<?> own() {
      return List.of(field.owner(), field.name(), side);
    }

    @Override
    public Type type() {
      return field.type();
    }
  }

  /** {@code -x}. */
  record Negation(Expression operand, Span span) implements Expression {
    @Override
    public List<?> own() {
      return List.of();
    }

    @Override
    public List<Expression> parts() {
      return List.of(operand);
    }

    @Override
    public Expression over(List<Expression> parts) {
      return new Negation(parts.get(0), span);
    }

    @Override
    public Type type() {
      return operand.type();
    }
  }

  enum ArithmeticOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    BIT_AND("&"),
    BIT_XOR("^"),
    BIT_OR("|");

    private final String word;

    ArithmeticOperator(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    public boolean isShift() {
      return this == SHIFT_LEFT || this == SHIFT_RIGHT;
    }

    /** Whether it works on bits, and so on whole numbers only. */
    public boolean isBitwise() {
      return isShift() || this == BIT_AND || this == BIT_XOR || this == BIT_OR;
    }
  }

  record Arithmetic(
      ArithmeticOperator operator, Expression left, Expression right, Type type, Span span)
      implements Expression {
    @Override
    public List<?> own() {
      return List.of(operator);
    }

    @Override
    public List<Expression> parts() {
      return List.of(left, right);
    }

    @Override
    public Expression over(List<Expression> parts) {
      return new Arithmetic(operator, parts.get(0), parts.get(1), type, span);
    }
  }

  /**
   * {@code bytes[from:to]}; a negative index counts from the end. It exists where it lies wholly in
   * the bytes.
   */
  record Slice(Expression bytes, OptionalLong from, OptionalLong to, Span span)
      implements Expression {
    @Override
    public List<?> own() {
      return List.of(from, to);
    }

    @Override
    public List<Expression> parts() {
      return List.of(bytes);
    }

    @Override
    public Expression over(List<Expression> parts) {
      return new Slice(parts.get(0), from, to, span);
    }

    @Override
    public Type type() {
      return Type.BYTES;
    }
  }

  /** {@code bytes[index]}, 0..255; a negative index counts from the end. */
  record ByteAt(Expression bytes, long index, Span span) implements Expression {
    @Override
    public List<?> own() {
      return List.of(index);
    }

    @Override
    public List<Expression> parts() {
      return List.of(bytes);
    }

    @Override
    public Expression over(List<Expression> parts) {
      return new ByteAt(parts.get(0), index, span);
    }

    @Override
    public Type type() {
      return Type.INT;
    }
  }

  record Call(FunctionDef function, List<Expression> arguments, Span span) implements Expression {
    @Override
    public List<?> own() {
      return List.of(function.name());
    }

    @Override
    public List<Expression> parts() {
      return arguments;
    }

    @Override
    public Expression over(List<Expression> parts) {
      return new Call(function, parts, span);
    }

    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Type type() {
      return function.result();
    }
  }

  enum QuantifierKind {
    ANY,
    ALL,
    NONE,
    COUNT,
    SHARE
  }

  /** {@code any(P)} and its like; {@code implied} where the user wrote only P. */
  record Quantifier(
      QuantifierKind kind, Collection collection, Expression condition, boolean implied, Span span)
      implements Expression {
    @Override
    public List<?> own() {
      return List.of(kind, collection);
    }

    @Override
    public List<Expression> parts() {
      return List.of(condition);
    }

    @Override
    public Expression over(List<Expression> parts) {
      return new Quantifier(kind, collection, parts.get(0), implied, span);
    }

    @Override
    public Type type() {
      return switch (kind) {
        case ANY, ALL, NONE -> Type.BOOL;
        case COUNT -> Type.INT;
        case SHARE -> Type.FLOAT;
      };
    }
  }

  enum AggregateKind {
    MIN,
    MAX,
    SUM,
    AVG,
    STDEV,
    /** How many different values there are. */
    DISTINCT,
    /** The value of the first element that has one. */
    FIRST,
    /** The value of the last element that has one. */
    LAST
  }

  /**
   * {@code max(request.len)} and its like; {@code type} is the value's for MIN, MAX, SUM, FIRST and
   * LAST, INT for DISTINCT, else FLOAT or DURATION.
   */
  record Aggregate(
      AggregateKind kind, Collection collection, Expression value, Type type, Span span)
      implements Expression {
    @Override
    public List<?> own() {
      return List.of(kind, collection);
    }

    @Override
    public List<Expression> parts() {
      return List.of(value);
    }

    @Override
    public Expression over(List<Expression> parts) {
      return new Aggregate(kind, collection, parts.get(0), type, span);
    }
  }

  enum ComparisonOperator {
    EQ("=="),
    NE("!="),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">=");

    private final String word;

    ComparisonOperator(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    /** The operator that says the same with sides exchanged. */
    public ComparisonOperator mirrored() {
      return switch (this) {
        case EQ, NE -> this;
        case LT -> GT;
        case LE -> GE;
        case GT -> LT;
        case GE -> LE;
      };
    }

    /** The operator that is true exactly where this one is false. */
    public ComparisonOperator negated() {
      return switch (this) {
        case EQ -> NE;
        case NE -> EQ;
        case LT -> GE;
        case LE -> GT;
        case GT -> LE;
        case GE -> LT;
      };
    }
  }

  /** Both sides have types that compare: equal ones, or INT with FLOAT. */
  record Comparison(ComparisonOperator operator, Expression left, Expression right, Span span)
      implements Expression {
    @Override
    public List<?> own() {
      return List.of(operator);
    }

    @Override
    public List<Expression> parts() {
      return List.of(left, right);
    }

    @Override
    public Expression over(List<Expression> parts) {
      return new Comparison(operator, parts.get(0), parts.get(1), span);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  /** {@code value in low..high}, both ends included. */
  record Between(Expression value, Expression low, Expression high, Span span)
      implements Expression {
    @Override
    public List<?> own() {
      return List.of();
    }

    @Override
    public List<Expression> parts() {
      return List.of(value, low, high);
    }

    @Override
    public Expression over(List<Expression> parts) {
      return new Between(parts.get(0), parts.get(1), parts.get(2), span);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  /**
   * {@code value in {…}}, a network or a named list; for IP values the members are {@link
   * NetLiteral}s.
   */
  record Membership(Expression value, List<Literal> members, Span span) implements Expression {
    @Override
    public List<?> own() {
      return members.stream().map(Expression::own).toList();
    }

    @Override
    public List<Expression> parts() {
      return List.of(value);
    }

    @Override
    public Expression over(List<Expression> parts) {
      return new Membership(parts.get(0), members, span);
    }

    public Membership {
      members = List.copyOf(members);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  enum ByteOperator {
    CONTAINS("contains"),
    STARTSWITH("startswith"),
    ENDSWITH("endswith");

    private final String word;

    ByteOperator(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** {@code data contains x"D5 ??"}; {@code nocase} folds ASCII letters. */
  record ByteTest(
      ByteOperator operator, Expression bytes, BytePattern pattern, boolean nocase, Span span)
      implements Expression {
    @Override
    public List<?> own() {
      return List.of(operator, pattern, nocase);
    }

    @Override
    public List<Expression> parts() {
      return List.of(bytes);
    }

    @Override
    public Expression over(List<Expression> parts) {
      return new ByteTest(operator, parts.get(0), pattern, nocase, span);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  /** {@code data matches /regex/}. */
  record RegexTest(Expression bytes, Regex regex, Span span) implements Expression {
    @Override
    public List<?> own() {
      return List.of(regex);
    }

    @Override
    public List<Expression> parts() {
      return List.of(bytes);
    }

    @Override
    public Expression over(List<Expression> parts) {
      return new RegexTest(parts.get(0), regex, span);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  record And(List<Expression> operands, Span span) implements Expression {
    @Override
    public List<?> own() {
      return List.of();
    }

    @Override
    public List<Expression> parts() {
      return operands;
    }

    @Override
    public Expression over(List<Expression> parts) {
      return new And(parts, span);
    }

    public And {
      operands = List.copyOf(operands);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  record Or(List<Expression> operands, Span span) implements Expression {
    @Override
    public List<?> own() {
      return List.of();
    }

    @Override
    public List<Expression> parts() {
      return operands;
    }

    @Override
    public Expression over(List<Expression> parts) {
      return new Or(parts, span);
    }

    public Or {
      operands = List.copyOf(operands);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  record Not(Expression operand, Span span) implements Expression {
    @Override
    public List<?> own() {
      return List.of();
    }

    @Override
    public List<Expression> parts() {
      return List.of(operand);
    }

    @Override
    public Expression over(List<Expression> parts) {
      return new Not(parts.get(0), span);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  /**
   * {@code exists(value)}, or {@code missing(value)} where {@code present} is false. Never unknown.
   */
  record Presence(Expression value, boolean present, Span span) implements Expression {
    @Override
    public List<?> own() {
      return List.of(present);
    }

    @Override
    public List<Expression> parts() {
      return List.of(value);
    }

    @Override
    public Expression over(List<Expression> parts) {
      return new Presence(parts.get(0), present, span);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }
}
