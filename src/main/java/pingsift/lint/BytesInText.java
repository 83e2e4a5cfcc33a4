// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pingsift.check.CheckedRule;
import pingsift.check.Expression.ByteTest;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.Comparison;
import pingsift.check.Schema;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.text.Span;

/**
 * Finds: a text that spells bytes, {@code "|D5 20|"} as Suricata does or {@code "D5 20 08 80"}.
 *
 * <p>Why: it looks for these very characters, which hardly anything sends, and stays silent.
 *
 * <p>Example: {@code data contains "|D5 20|"}. Better: {@code data contains x"D5 20"}.
 *
 * <p>Fix: not safe; the digits can be meant. Decimal digits alone are left alone, as are parts of
 * longer texts without bars.
 */
final class BytesInText implements RuleLint {
  /** The text that ends a test, and what stands in it. */
  private static final Pattern LAST_TEXT =
      Pattern.compile("(?<![xX])\"([^\"\\\\]*)\"(?:\\s+nocase)?$");

  private static final Pattern BETWEEN_BARS =
      Pattern.compile("\\|([0-9a-fA-F]{2}(?:\\s*[0-9a-fA-F]{2})*)\\s*\\|");
  private static final Pattern PAIRS =
      Pattern.compile("(?=.*[a-fA-F])([0-9a-fA-F]{2}(?: [0-9a-fA-F]{2})+)");

  @Override
  public void check(CheckedRule rule, Schema schema, Consumer<Diagnostic> found) {
    Parts.visit(
        rule,
        (part, reasoner) -> {
          if (part instanceof ByteTest) {
            check(part.span(), rule, found);
          } else if (part instanceof Comparison comparison
              && comparison.right() instanceof BytesLiteral literal) {
            check(literal.span(), rule, found);
          }
        });
  }

  private static void check(Span part, CheckedRule rule, Consumer<Diagnostic> found) {
    Matcher text = LAST_TEXT.matcher(rule.source().slice(part));
    if (!text.find()) {
      return;
    }
    Span span = new Span(part.start() + text.start(), part.start() + text.end(1) + 1);
    Matcher bars = BETWEEN_BARS.matcher(text.group(1));
    if (bars.matches() || PAIRS.matcher(text.group(1)).matches()) {
      String digits = text.group(1).replaceAll("[|\\s]", "").toUpperCase(Locale.ROOT);
      String ours = "x\"" + digits.replaceAll("(..)(?!$)", "$1 ") + "\"";
      found.accept(
          problem(rule, span)
              .help("for the bytes write `" + ours + "`")
              .fix(new Fix(span, ours, false))
              .build());
    } else if (bars.reset().find()) {
      found.accept(problem(rule, span).help("write all of it as bytes: `x\"…\"`").build());
    }
  }

  private static Diagnostic.Builder problem(CheckedRule rule, Span span) {
    return Diagnostic.of(Kind.BYTES_IN_TEXT, rule.source(), span, "this text spells bytes")
        .label("looks for these characters");
  }
}
