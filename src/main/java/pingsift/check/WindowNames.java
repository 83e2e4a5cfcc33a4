// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.Optional;
import pingsift.diag.Kind;
import pingsift.syntax.Syntax;

/** What bare names mean in the condition on a window, besides fields. */
final class WindowNames {
  private final RuleContext context;
  private final Names names;
  private final Quantifiers quantifiers;

  WindowNames(RuleContext context, Names names, Quantifiers quantifiers) {
    this.context = context;
    this.names = names;
    this.quantifiers = quantifiers;
  }

  /**
   * {@code frames.count} in a window over frames is {@code count()}; of {@code count} alone it is
   * told how it is written. Empty for what is a field or nothing.
   */
  Optional<Expression> find(Syntax.Path path) {
    if (!context.isWindow() || context.quantifier().isPresent() || names.find(path).isPresent()) {
      return Optional.empty();
    }
    String plural = context.windowRecords().plural();
    if (path.text().equals(plural + ".count")) {
      return Optional.of(quantifiers.countAll(path.span()));
    }
    if (Quantifiers.WORDS.contains(path.text())) {
      return Optional.of(withoutParentheses(path, plural));
    }
    return Optional.empty();
  }

  private Expression withoutParentheses(Syntax.Path path, String plural) {
    String word = path.text();
    return context.fail(
        context
            .problem(Kind.ARGUMENTS, path.span(), "`" + word + "` is written with parentheses")
            .label("what of?")
            .help(
                word.equals("count")
                    ? "write `count()` for all %s of the window, `count(…)` for those with a condition"
                        .formatted(plural)
                    : "write `" + word + "(…)`"),
        path.span());
  }
}
