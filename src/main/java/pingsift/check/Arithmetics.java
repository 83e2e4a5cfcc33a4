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
    if (operator.isEmpty() || RuleContext.isFailed(left) || RuleContext.isFailed(right)) {
      return context.failed(syntax.span());
    }
    Optional<Type> type = resultType(operator.get(), left.type(), right.type());
    if (type.isEmpty()) {
      return operator.get().isBitwise()
          ? bitMismatch(operator.get(), syntax, left, right)
          : mismatch(syntax, left, right);
    }
    Optional<Expression> wrong = wrongOperand(operator.get(), right, syntax.span());
    if (wrong.isPresent()) {
      return wrong.get();
    }
    if (left instanceof Literal a && right instanceof Literal b) {
      Optional<Literal> folded = Folding.fold(operator.get(), a, b, type.get(), syntax.span());
      return folded.isPresent() ? folded.get() : context.overflow(syntax.span());
    }
    if (operator.get() == ArithmeticOperator.MULTIPLY && left.type() != type.get()) {
      // 3 * DURATION and FLOAT * INT: one order is enough for everyone after us
      return new Arithmetic(operator.get(), right, left, type.get(), syntax.span());
    }
    return new Arithmetic(operator.get(), left, right, type.get(), syntax.span());
  }

  /** A constant on the right that makes the whole absent whatever stands on the left. */
  private Optional<Expression> wrongOperand(
      ArithmeticOperator operator, Expression right, Span part) {
    if (isDivision(operator) && isZero(right)) {
      return Optional.of(
          context.fail(
              context
                  .problem(Kind.LITERAL, right.span(), "nothing can be divided by 0")
                  .label("always 0"),
              part));
    }
    boolean isWrongShift =
        operator.isShift()
            && right instanceof NumberLiteral count
            && (count.value() < 0 || count.value() >= Long.SIZE);
    if (!isWrongShift) {
      return Optional.empty();
    }
    Diagnostic.Builder problem =
        context
            .problem(Kind.LITERAL, right.span(), "a shift goes by 0 to 63 bits")
            .label("not a number of bits");
    if (((NumberLiteral) right).value() < 0) {
      String other = operator == ArithmeticOperator.SHIFT_LEFT ? ">>" : "<<";
      problem.help("to shift the other way write `" + other + "`");
    }
    return Optional.of(context.fail(problem, part));
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
    if (operator.isBitwise()) {
      return left == Type.INT && right == Type.INT ? Optional.of(Type.INT) : Optional.empty();
    }
    if (isNumber(left) && isNumber(right)) {
      // a quotient of counts is a mean or a share: nobody wants it cut
      boolean whole = left == right && operator != ArithmeticOperator.DIVIDE;
      return Optional.of(whole ? left : Type.FLOAT);
    }
    Type type =
        switch (operator) {
          case ADD -> sum(left, right);
          case SUBTRACT -> difference(left, right);
          case MULTIPLY -> product(left, right);
          case DIVIDE -> quotient(left, right);
          case REMAINDER -> left == right && left == Type.DURATION ? Type.DURATION : Type.ERROR;
          case SHIFT_LEFT, SHIFT_RIGHT, BIT_AND, BIT_XOR, BIT_OR -> Type.ERROR;
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
        (left == Type.DURATION && isNumber(right)) || (isNumber(left) && right == Type.DURATION);
    return scaled ? Type.DURATION : Type.ERROR;
  }

  private static Type quotient(Type left, Type right) {
    if (left != Type.DURATION) {
      return Type.ERROR;
    }
    return isNumber(right) ? Type.DURATION : right == Type.DURATION ? Type.FLOAT : Type.ERROR;
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
    if (left.type() == Type.IP && right.type() == Type.IP) {
      problem.help("write the addresses as networks, such as `10.0.0.0/8`");
    }
    return context.fail(problem, syntax.span());
  }

  /** Bits of what has none; mostly, a condition was meant to be joined to another. */
  private Expression bitMismatch(
      ArithmeticOperator operator, Syntax.Arithmetic syntax, Expression left, Expression right) {
    String word = operator.word();
    Expression wrong = left.type() == Type.INT ? right : left;
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.TYPE_MISMATCH,
                syntax.operator().span(),
                "`%s` works on the bits of whole numbers, and this is %s"
                    .formatted(
                        word, wrong.type() == Type.FLOAT ? "a fraction" : wrong.type().noun()))
            .label("needs two whole numbers")
            .other(left.span(), "`" + left.type().word() + "`")
            .other(right.span(), "`" + right.type().word() + "`");
    boolean joins = left.type() == Type.BOOL && right.type() == Type.BOOL;
    if (joins && operator == ArithmeticOperator.BIT_AND) {
      problem.help("to ask for both conditions write `and`");
    } else if (joins && operator == ArithmeticOperator.BIT_OR) {
      problem.help("to ask for either condition write `or`");
    } else if (joins && operator == ArithmeticOperator.BIT_XOR) {
      problem.help("to ask for one of two conditions write `(…) != (…)`");
    }
    return context.fail(problem, syntax.span());
  }
}
