// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.Optional;
import pingsift.check.Expression.Arithmetic;
import pingsift.check.Expression.ArithmeticOperator;
import pingsift.check.Expression.FloatLiteral;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Negation;
import pingsift.check.Expression.NumberLiteral;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Name;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/** Types of arithmetic, and its values where they are constant. */
final class Arithmetics {
  private final RuleContext context;
  private final TreeChecker tree;

  Arithmetics(RuleContext context, TreeChecker tree) {
    this.context = context;
    this.tree = tree;
  }

  Expression arithmetic(Syntax.Arithmetic syntax) {
    Expression left = tree.expression(syntax.left());
    Expression right = tree.expression(syntax.right());
    Optional<ArithmeticOperator> operator = operator(syntax.operator().text());
    if (operator.isEmpty()) {
      return context.unsupported(
          "the operator `" + syntax.operator().text() + "`", syntax.operator().span(), "");
    }
    if (RuleContext.isFailed(left) || RuleContext.isFailed(right)) {
      return context.failed(syntax.span());
    }
    Optional<Type> type = resultType(operator.get(), left.type(), right.type());
    if (type.isEmpty()) {
      return mismatch(syntax, left, right);
    }
    if (isDivision(operator.get()) && isZero(right)) {
      return context.fail(
          context
              .problem(Kind.LITERAL, right.span(), "nothing can be divided by 0")
              .label("always 0"),
          syntax.span());
    }
    if (left instanceof Literal a && right instanceof Literal b) {
      return fold(operator.get(), a, b, type.get(), syntax.span());
    }
    if (operator.get() == ArithmeticOperator.MULTIPLY && left.type() != type.get()) {
      // 3 * DURATION and FLOAT * INT: one order is enough for everyone after us
      return new Arithmetic(operator.get(), right, left, type.get(), syntax.span());
    }
    return new Arithmetic(operator.get(), left, right, type.get(), syntax.span());
  }

  Expression negate(Syntax.Negate syntax) {
    Expression operand = tree.expression(syntax.operand());
    Span span = syntax.span();
    if (RuleContext.isFailed(operand)) {
      return context.failed(span);
    }
    if (operand instanceof FloatLiteral number) {
      return new FloatLiteral(-number.value(), span);
    }
    Type type = operand.type();
    boolean signed = type == Type.INT || type == Type.FLOAT || type == Type.DURATION;
    if (!signed) {
      return context.fail(
          context
              .problem(Kind.TYPE_MISMATCH, span, "`-` needs a number or a duration")
              .label("turns the sign of what follows")
              .other(operand.span(), "`" + type.word() + "`"),
          span);
    }
    return operand instanceof NumberLiteral number
        ? new NumberLiteral(-number.value(), type, span)
        : new Negation(operand, span);
  }

  private static Optional<ArithmeticOperator> operator(String text) {
    for (ArithmeticOperator operator : ArithmeticOperator.values()) {
      if (operator.word().equals(text)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  private static boolean isDivision(ArithmeticOperator operator) {
    return operator == ArithmeticOperator.DIVIDE || operator == ArithmeticOperator.REMAINDER;
  }

  private static boolean isZero(Expression value) {
    return (value instanceof NumberLiteral number && number.value() == 0)
        || (value instanceof FloatLiteral fraction && fraction.value() == 0);
  }

  private static boolean isNumber(Type type) {
    return type == Type.INT || type == Type.FLOAT;
  }

  /** The table of arithmetic; empty where two types do not go together. */
  static Optional<Type> resultType(ArithmeticOperator operator, Type left, Type right) {
    if (isNumber(left) && isNumber(right)) {
      return Optional.of(left == right ? left : Type.FLOAT);
    }
    Type type =
        switch (operator) {
          case ADD -> sum(left, right);
          case SUBTRACT -> difference(left, right);
          case MULTIPLY -> product(left, right);
          case DIVIDE -> quotient(left, right);
          case REMAINDER -> Type.ERROR;
        };
    return type == Type.ERROR ? Optional.empty() : Optional.of(type);
  }

  private static Type sum(Type left, Type right) {
    if (left == Type.DURATION && right == Type.DURATION) {
      return Type.DURATION;
    }
    boolean moved =
        (left == Type.TIME && right == Type.DURATION)
            || (left == Type.DURATION && right == Type.TIME);
    return moved ? Type.TIME : Type.ERROR;
  }

  private static Type difference(Type left, Type right) {
    if (left == right && (left == Type.DURATION || left == Type.TIME)) {
      return Type.DURATION;
    }
    return left == Type.TIME && right == Type.DURATION ? Type.TIME : Type.ERROR;
  }

  private static Type product(Type left, Type right) {
    boolean scaled =
        (left == Type.DURATION && right == Type.INT)
            || (left == Type.INT && right == Type.DURATION);
    return scaled ? Type.DURATION : Type.ERROR;
  }

  private static Type quotient(Type left, Type right) {
    if (left != Type.DURATION) {
      return Type.ERROR;
    }
    return right == Type.INT ? Type.DURATION : right == Type.DURATION ? Type.FLOAT : Type.ERROR;
  }

  private Expression fold(
      ArithmeticOperator operator, Literal left, Literal right, Type type, Span span) {
    if (type == Type.FLOAT) {
      double value = fold(operator, Literals.asDouble(left), Literals.asDouble(right));
      return Double.isFinite(value) ? new FloatLiteral(value, span) : context.overflow(span);
    }
    try {
      long value = fold(operator, ((NumberLiteral) left).value(), ((NumberLiteral) right).value());
      return value == Long.MIN_VALUE
          ? context.overflow(span)
          : new NumberLiteral(value, type, span);
    } catch (ArithmeticException overflow) {
      return context.overflow(span);
    }
  }

  private static double fold(ArithmeticOperator operator, double left, double right) {
    return switch (operator) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case REMAINDER -> left % right;
    };
  }

  private static long fold(ArithmeticOperator operator, long left, long right) {
    return switch (operator) {
      case ADD -> Math.addExact(left, right);
      case SUBTRACT -> Math.subtractExact(left, right);
      case MULTIPLY -> Math.multiplyExact(left, right);
      case DIVIDE -> left / right;
      case REMAINDER -> left % right;
    };
  }

  private Expression mismatch(Syntax.Arithmetic syntax, Expression left, Expression right) {
    Name operator = syntax.operator();
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.TYPE_MISMATCH,
                operator.span(),
                "`%s` does not go with %s and %s"
                    .formatted(operator.text(), left.type().noun(), right.type().noun()))
            .label("works on numbers, durations and times")
            .other(left.span(), "`" + left.type().word() + "`")
            .other(right.span(), "`" + right.type().word() + "`");
    boolean unitMissing =
        (left.type() == Type.DURATION && isNumber(right.type()))
            || (isNumber(left.type()) && right.type() == Type.DURATION);
    if (unitMissing && (operator.text().equals("+") || operator.text().equals("-"))) {
      problem.help("give the number a unit, such as `5s`");
    }
    return context.fail(problem, syntax.span());
  }
}
