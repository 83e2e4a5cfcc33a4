// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.ByteAt;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.FloatLiteral;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Expression.StringLiteral;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.diag.Suggestions;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/** {@code == != < <= > >=}. */
final class Comparisons {
  private static final Set<String> NULLS = Set.of("null", "nil", "NULL", "None", "undefined");

  /** A date and a time of the day without zone, as people put them in quotes. */
  private static final String MOMENT =
      "([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}:[0-9]{2}:[0-9]{2})Z?";

  private final RuleContext context;
  private final TreeChecker tree;
  private final Symbols symbols;
  private final SymbolHabits symbolHabits;

  Comparisons(RuleContext context, TreeChecker tree, Symbols symbols, SymbolHabits symbolHabits) {
    this.context = context;
    this.tree = tree;
    this.symbols = symbols;
    this.symbolHabits = symbolHabits;
  }

  Expression compare(Syntax.Compare compare) {
    Optional<Syntax> nothing = besideNull(compare);
    if (nothing.isPresent()) {
      return againstNull(compare, nothing.get());
    }
    Optional<Expression> habit = symbolHabits.compare(compare);
    if (habit.isPresent()) {
      return habit.get();
    }
    Optional<Expression> bySymbol = symbols.compare(compare);
    if (bySymbol.isPresent()) {
      return bySymbol.get();
    }
    Optional<Expression> misspelt = symbols.besideUnknownField(compare);
    if (misspelt.isPresent()) {
      return misspelt.get();
    }
    Expression left = tree.expression(compare.left());
    Expression right = tree.expression(compare.right());
    Optional<ComparisonOperator> operator = operator(compare.operator().text());
    if (operator.isEmpty() || RuleContext.isFailed(left) || RuleContext.isFailed(right)) {
      return context.failed(compare.span());
    }
    right = besideBytes(left, right);
    left = besideBytes(right, left);
    if (RuleContext.isFailed(left) || RuleContext.isFailed(right)) {
      return context.failed(compare.span());
    }
    if (!areComparable(left.type(), right.type())) {
      return mismatch(compare, left, right);
    }
    boolean equality =
        operator.get() == ComparisonOperator.EQ || operator.get() == ComparisonOperator.NE;
    if (!equality && !left.type().isOrdered()) {
      return unordered(compare, left, right);
    }
    return typed(operator.get(), left, right, compare.span());
  }

  /** What is compared with a word that means nothing, as in {@code reply == null}. */
  private Optional<Syntax> besideNull(Syntax.Compare compare) {
    if (isNull(compare.right())) {
      return Optional.of(compare.left());
    }
    return isNull(compare.left()) ? Optional.of(compare.right()) : Optional.empty();
  }

  private static boolean isNull(Syntax part) {
    return RuleContext.isWord(part) && NULLS.contains(((Syntax.Path) part).text());
  }

  private Expression againstNull(Syntax.Compare compare, Syntax value) {
    boolean present = compare.operator().text().equals("!=");
    String ours = (present ? "exists(" : "missing(") + context.text(value.span()) + ")";
    return context.fail(
        context
            .problem(Kind.UNKNOWN_NAME, compare.span(), "a value that is not there equals nothing")
            .label("never true")
            .help("ask for it: `" + ours + "`")
            .fix(new Fix(compare.span(), ours, true)),
        compare.span());
  }

  /** A text beside bytes is bytes. */
  private Expression besideBytes(Expression bytes, Expression other) {
    if (bytes.type() != Type.BYTES || !(other instanceof StringLiteral text)) {
      return other;
    }
    if (!DigestTexts.isDigest(bytes)) {
      return Literals.bytes(text);
    }
    Optional<BytesLiteral> digest = new DigestTexts(context).bytes(bytes, text);
    return digest.isPresent() ? digest.get() : context.failed(text.span());
  }

  private Expression typed(
      ComparisonOperator operator, Expression left, Expression right, Span span) {
    if (left instanceof BytesLiteral a && right instanceof BytesLiteral b) {
      boolean jumps = a.value().hasJumps() || b.value().hasJumps();
      if (jumps) {
        return context.withoutOpenBytes(a.value().hasJumps() ? a : b);
      }
    }
    if (left instanceof Literal a && right instanceof Literal b) {
      return new BoolLiteral(holds(operator, a, b), span);
    }
    if (left instanceof BytesLiteral || left instanceof BoolLiteral) {
      // a pattern or a truth value stands on the right, so that nobody after us needs both cases
      return typed(operator.mirrored(), right, left, span);
    }
    if (right instanceof BoolLiteral bool) {
      boolean same = bool.value() == (operator == ComparisonOperator.EQ);
      return same ? left : new Not(left, span);
    }
    OptionalLong length = Values.fixedLength(left);
    OptionalLong other = Values.fixedLength(right);
    if (length.isPresent() && other.isPresent() && !length.equals(other)) {
      return neverEqual(length.getAsLong(), String.valueOf(other.getAsLong()), span);
    }
    if (length.isPresent() && right instanceof BytesLiteral literal) {
      BytePattern pattern = literal.value();
      boolean fits =
          length.getAsLong() >= pattern.minLength() && length.getAsLong() <= pattern.maxLength();
      if (!fits) {
        String lengths = pattern.minLength() + " to " + pattern.maxLength();
        return neverEqual(length.getAsLong(), lengths, span);
      }
    }
    return new Comparison(operator, left, right, span);
  }

  private Expression neverEqual(long left, String right, Span span) {
    return context.fail(
        context
            .problem(Kind.LITERAL, span, "these bytes can never be equal")
            .label("%d bytes on the left, %s on the right".formatted(left, right)),
        span);
  }

  static Optional<ComparisonOperator> operator(String text) {
    for (ComparisonOperator operator : ComparisonOperator.values()) {
      if (operator.word().equals(text)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  /** Equal types compare, and the two kinds of number do. */
  static boolean areComparable(Type left, Type right) {
    return left == right || (isNumber(left) && isNumber(right));
  }

  private static boolean isNumber(Type type) {
    return type == Type.INT || type == Type.FLOAT;
  }

  private static boolean holds(ComparisonOperator operator, Literal left, Literal right) {
    return switch (operator) {
      case EQ -> Literals.equal(left, right);
      case NE -> !Literals.equal(left, right);
      case LT -> Literals.compare(left, right) < 0;
      case LE -> Literals.compare(left, right) <= 0;
      case GT -> Literals.compare(left, right) > 0;
      case GE -> Literals.compare(left, right) >= 0;
    };
  }

  private Expression unordered(Syntax.Compare compare, Expression left, Expression right) {
    String operator = compare.operator().text();
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.TYPE_MISMATCH,
                compare.operator().span(),
                "`%s` cannot order %s".formatted(operator, plural(left.type())))
            .label("orders numbers, durations and times")
            .other(left.span(), "`" + left.type().word() + "`")
            .other(right.span(), "`" + right.type().word() + "`");
    problem.help("compare with `==` or `!=`");
    return context.fail(problem, compare.span());
  }

  private static String plural(Type type) {
    return switch (type) {
      case BOOL -> "conditions";
      case BYTES -> "bytes";
      case STRING -> "texts";
      case IP -> "addresses";
      case NET -> "networks";
      case INT, FLOAT, DURATION, TIME, ERROR -> type.word();
    };
  }

  private Expression mismatch(Syntax.Compare compare, Expression left, Expression right) {
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.TYPE_MISMATCH,
                compare.operator().span(),
                "cannot compare %s with %s".formatted(left.type().noun(), right.type().noun()))
            .label("needs two values of one type")
            .other(left.span(), "`" + left.type().word() + "`")
            .other(right.span(), "`" + right.type().word() + "`");
    help(left, right, compare.operator().text()).ifPresent(problem::help);
    return context.fail(problem, compare.span());
  }

  private Optional<String> help(Expression left, Expression right, String operator) {
    String leftText = context.text(left.span());
    String rightText = context.text(right.span());
    if (left.type() == Type.IP && right.type() == Type.NET) {
      String not = operator.equals("!=") ? " not" : "";
      return Optional.of("ask `" + leftText + not + " in " + rightText + "`");
    }
    if (left.type() == Type.DURATION && isPlainNumber(right)) {
      return Optional.of("give the number a unit, such as `" + rightText + "s`");
    }
    if (left.type() == Type.BYTES && rightText.matches("0[xX]([0-9a-fA-F]{2})+")) {
      String digits = rightText.substring(2).replaceAll("(..)(?!$)", "$1 ");
      return Optional.of("write bytes in quotes: `x\"" + digits + "\"`");
    }
    if (left.type() == Type.BOOL && right instanceof NumberLiteral number) {
      boolean wanted = (number.value() != 0) == operator.equals("==");
      return Optional.of("it is a condition already: `" + (wanted ? "" : "not ") + leftText + "`");
    }
    if (left instanceof ByteAt at && right instanceof BytesLiteral) {
      String digits = rightText.replaceAll("[xX\"\\s]", "");
      return Optional.of(
          digits.matches("[0-9a-fA-F]{2}")
              ? "a byte is a number: `%s %s 0x%s`".formatted(leftText, operator, digits)
              : "`%s` is one byte as a number; for more take a slice such as `%s[0:4]`"
                  .formatted(leftText, context.text(at.bytes().span())));
    }
    if (left.type() == Type.TIME && right instanceof StringLiteral text) {
      Matcher moment = Pattern.compile(MOMENT).matcher(text.value());
      return Optional.of(
          moment.matches()
              ? "write `%sT%sZ`".formatted(moment.group(1), moment.group(2))
              : "write a time without quotes, as in `2026-11-21T10:00:00Z`");
    }
    if (left.type() == Type.BYTES && isNumber(right.type())) {
      return lengthOrEntropy(leftText, operator, rightText);
    }
    if (right instanceof StringLiteral && left instanceof ByteAt at) {
      String slice = at.index() == -1 ? "-1:" : at.index() + ":" + (at.index() + 1);
      return Optional.of(
          "`%s` is one byte as a number; for text take a slice: `%s[%s] == %s`"
              .formatted(leftText, context.text(at.bytes().span()), slice, rightText));
    }
    if (right instanceof StringLiteral text
        && left instanceof FieldReference field
        && !field.field().symbols().isEmpty()) {
      List<String> names = Suggestions.closest(text.value(), field.field().symbols().keySet());
      return Optional.of(
          names.isEmpty()
              ? "names of its values stand without quotes"
              : "names of values stand without quotes: `" + names.get(0) + "`");
    }
    if (right instanceof StringLiteral text && left.type() != Type.BOOL) {
      boolean literal = text.value().matches("[0-9a-fA-F]*[0-9:].*");
      if (literal) {
        return Optional.of("write the value without quotes");
      }
      return left.type() == Type.IP
          ? Optional.of("addresses are written in digits: no name is looked up")
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean isPlainNumber(Expression value) {
    return value instanceof FloatLiteral
        || (value instanceof NumberLiteral && value.type() == Type.INT);
  }

  private Optional<String> lengthOrEntropy(String bytes, String operator, String number) {
    boolean known =
        context.schema().function("len").isPresent()
            && context.schema().function("entropy").isPresent();
    return known
        ? Optional.of(
            "compare its length or its entropy: `len(%s) %s %s`, `entropy(%s) %s %s`"
                .formatted(bytes, operator, number, bytes, operator, number))
        : Optional.empty();
  }
}
