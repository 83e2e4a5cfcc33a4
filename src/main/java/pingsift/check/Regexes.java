// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.regex.Flag;
import pingsift.regex.Flaw;
import pingsift.regex.Regex;
import pingsift.regex.RegexException;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/** Regular expressions of rules, and what is wrong with them. */
final class Regexes {
  private final RuleContext context;

  Regexes(RuleContext context) {
    this.context = context;
  }

  /** The regular expression; empty where it is none, which is then reported. */
  Optional<Regex> read(Syntax.RegexValue literal, boolean nocase) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    for (Flag flag : Flag.values()) {
      if (literal.flags().indexOf(flag.letter()) >= 0) {
        flags.add(flag);
      }
    }
    if (nocase) {
      flags.add(Flag.IGNORE_CASE);
    }
    try {
      Regex regex = Regex.parse(literal.pattern(), flags);
      return regex.isFoundEverywhere() ? foundEverywhere(literal) : Optional.of(regex);
    } catch (RegexException wrong) {
      tell(wrong.flaw(), literal);
      return Optional.empty();
    }
  }

  private Optional<Regex> foundEverywhere(Syntax.RegexValue literal) {
    context.fail(
        context
            .problem(Kind.REGEX, literal.span(), "this regular expression is found in all data")
            .label("matches no bytes at all, too")
            .help("repeat with `+` for one or more, or tie it to both ends: `/^…$/`"),
        literal.span());
    return Optional.empty();
  }

  private void tell(Flaw flaw, Syntax.RegexValue literal) {
    int start = literal.span().start() + 1 + flaw.offset();
    Span span = new Span(start, start + flaw.length());
    Diagnostic.Builder problem =
        context.problem(Kind.REGEX, span, flaw.message()).label(flaw.label());
    if (!flaw.help().isEmpty()) {
      problem.help(flaw.help());
    }
    flaw.replacement().ifPresent(text -> problem.fix(new Fix(span, text, true)));
    context.fail(problem, literal.span());
  }
}
