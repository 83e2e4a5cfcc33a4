// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.Optional;
import java.util.OptionalLong;
import pingsift.check.Expression.ByteOperator;
import pingsift.check.Expression.ByteTest;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.RegexTest;
import pingsift.check.Expression.StringLiteral;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.regex.Regex;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/** {@code contains startswith endswith} and {@code matches}. */
final class ByteTests {
  private final RuleContext context;
  private final TreeChecker tree;
  private final Regexes regexes;

  ByteTests(RuleContext context, TreeChecker tree) {
    this.context = context;
    this.tree = tree;
    this.regexes = new Regexes(context);
  }

  Expression test(Syntax.ByteTest test) {
    Expression bytes = bytes(test);
    Optional<ByteOperator> operator = operator(test.operator().text());
    return operator.isEmpty() ? matches(test, bytes) : find(test, operator.get(), bytes);
  }

  private Expression find(Syntax.ByteTest test, ByteOperator operator, Expression bytes) {
    Optional<BytesLiteral> pattern = pattern(test);
    if (pattern.isEmpty() || RuleContext.isFailed(bytes)) {
      return context.failed(test.span());
    }
    BytePattern wanted = pattern.get().value();
    if (wanted.length() == 0) {
      return context.fail(
          context
              .problem(Kind.LITERAL, test.pattern().span(), "no bytes are looked for here")
              .label("empty")
              .help("to ask for empty data write `len(…) == 0`"),
          test.span());
    }
    return fits(wanted.minLength(), bytes, test)
        ? new ByteTest(operator, bytes, wanted, test.nocase(), test.span())
        : context.failed(test.span());
  }

  private Expression matches(Syntax.ByteTest test, Expression bytes) {
    if (test.pattern() instanceof Syntax.RegexValue literal) {
      Optional<Regex> regex = regexes.read(literal, test.nocase());
      return regex.isPresent()
              && !RuleContext.isFailed(bytes)
              && fits(regex.get().minLength(), bytes, test)
          ? new RegexTest(bytes, regex.get(), test.span())
          : context.failed(test.span());
    }
    Expression pattern = tree.expression(test.pattern());
    if (RuleContext.isFailed(pattern)) {
      return context.failed(test.span());
    }
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.TYPE_MISMATCH,
                test.pattern().span(),
                "`matches` takes a regular expression, and this is " + pattern.type().noun())
            .label("not between slashes");
    if (pattern instanceof StringLiteral || pattern instanceof BytesLiteral) {
      Span operator = test.operator().span();
      problem
          .help("fixed bytes are looked for with `contains`; a regular expression is `/…/`")
          .fix(new Fix(operator, "contains", false));
    } else {
      problem.help("write it out between slashes: `matches /…/`");
    }
    return context.fail(problem, test.span());
  }

  /** Whether so many bytes can be found in these, which is told where they cannot. */
  private boolean fits(long length, Expression bytes, Syntax.ByteTest test) {
    OptionalLong room = Values.fixedLength(bytes);
    if (room.isEmpty() || room.getAsLong() >= length) {
      return true;
    }
    context.fail(
        context
            .problem(Kind.LITERAL, test.pattern().span(), "these bytes can never be found here")
            .label(length + " bytes")
            .other(bytes.span(), "never more than %d bytes".formatted(room.getAsLong())),
        test.span());
    return false;
  }

  private Expression bytes(Syntax.ByteTest test) {
    Expression bytes = tree.expression(test.bytes());
    if (bytes instanceof StringLiteral text) {
      return Literals.bytes(text);
    }
    if (bytes.type() == Type.BYTES || RuleContext.isFailed(bytes)) {
      return context.withoutOpenBytes(bytes);
    }
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.TYPE_MISMATCH,
                test.operator().span(),
                "`%s` looks into bytes, and this is %s"
                    .formatted(test.operator().text(), bytes.type().noun()))
            .label("needs bytes on its left")
            .other(bytes.span(), "`" + bytes.type().word() + "`");
    return context.fail(problem, test.span());
  }

  private Optional<BytesLiteral> pattern(Syntax.ByteTest test) {
    Syntax part = test.pattern();
    if (part instanceof Syntax.RegexValue) {
      tellRegex(test);
      return Optional.empty();
    }
    Expression pattern = tree.expression(part);
    if (pattern instanceof StringLiteral text) {
      return Optional.of(Literals.bytes(text));
    }
    if (pattern instanceof BytesLiteral literal) {
      return Optional.of(literal);
    }
    if (!RuleContext.isFailed(pattern)) {
      context.fail(
          context
              .problem(Kind.TYPE_MISMATCH, part.span(), "only fixed bytes can be looked for")
              .label("`" + pattern.type().word() + "`")
              .help("write a text `\"…\"` or bytes `x\"D5 20\"`"),
          part.span());
    }
    return Optional.empty();
  }

  /** {@code contains /regex/}. */
  private void tellRegex(Syntax.ByteTest test) {
    String operator = test.operator().text();
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.TYPE_MISMATCH,
                test.operator().span(),
                "`%s` looks for fixed bytes, not for a regular expression".formatted(operator))
            .label("write `matches`")
            .other(test.pattern().span(), "a regular expression");
    switch (operator) {
      case "contains" -> problem.fix(new Fix(test.operator().span(), "matches", true));
      case "startswith" -> problem.help("tie it to the start: `matches /^…/`");
      default -> problem.help("tie it to the end: `matches /…$/`");
    }
    context.fail(problem, test.span());
  }

  private static Optional<ByteOperator> operator(String text) {
    for (ByteOperator operator : ByteOperator.values()) {
      if (operator.word().equals(text)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }
}
