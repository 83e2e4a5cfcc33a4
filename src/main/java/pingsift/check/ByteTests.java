// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.Optional;
import java.util.OptionalLong;
import pingsift.check.Expression.ByteOperator;
import pingsift.check.Expression.ByteTest;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.StringLiteral;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Syntax;

/** {@code contains startswith endswith}. */
final class ByteTests {
  private final RuleContext context;
  private final TreeChecker tree;

  ByteTests(RuleContext context, TreeChecker tree) {
    this.context = context;
    this.tree = tree;
  }

  Expression test(Syntax.ByteTest test) {
    Expression bytes = bytes(test);
    Optional<ByteOperator> operator = operator(test.operator().text());
    if (operator.isEmpty()) {
      return context.unsupported(
          "`" + test.operator().text() + "`",
          test.operator().span(),
          "`contains`, `startswith` and `endswith` look for fixed bytes");
    }
    Optional<BytesLiteral> pattern = pattern(test.pattern());
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
    OptionalLong length = Values.fixedLength(bytes);
    if (length.isPresent() && length.getAsLong() < wanted.length()) {
      return context.fail(
          context
              .problem(Kind.LITERAL, test.pattern().span(), "these bytes can never be found here")
              .label(wanted.length() + " bytes")
              .other(bytes.span(), "never more than %d bytes".formatted(length.getAsLong())),
          test.span());
    }
    return new ByteTest(operator.get(), bytes, wanted, test.nocase(), test.span());
  }

  private Expression bytes(Syntax.ByteTest test) {
    Expression bytes = tree.expression(test.bytes());
    if (bytes instanceof StringLiteral text) {
      return Literals.bytes(text);
    }
    if (bytes.type() == Type.BYTES || RuleContext.isFailed(bytes)) {
      return bytes;
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

  private Optional<BytesLiteral> pattern(Syntax part) {
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

  private static Optional<ByteOperator> operator(String text) {
    for (ByteOperator operator : ByteOperator.values()) {
      if (operator.word().equals(text)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }
}
