// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.Span;

/**
 * Says what is wrong with a section that does not parse: one message, in the words of users.
 *
 * <p>The usual mistakes have their own sentences, by family; what is left is told by what could
 * have stood there.
 */
final class SyntaxMessages {
  private static final String SETTING =
      "a list or a constant is set so: `monitors=10.0.0.0/8,192.0.2.1`, `most=7.2`";

  private final Section.Kind kind;
  private final Stop stop;
  private final Problems problems;

  SyntaxMessages(
      Section.Kind kind,
      List<CommonToken> tokens,
      SectionParser.Failure failure,
      Problems problems) {
    this.kind = kind;
    this.stop = new Stop(tokens, failure);
    this.problems = problems;
  }

  void tell() {
    problems.add(
        switch (kind) {
          case META -> new MetaMessages(stop, problems).message();
          case QUERY -> query();
          case THROTTLE -> throttle();
          case VALUES -> values();
          case LIST, DEFINE, SUPPRESS, IMPORT, TEST -> item();
          case SETTING -> general().help(SETTING);
        });
  }

  private Diagnostic.Builder query() {
    return new QueryMessages(stop, problems).message().orElseGet(this::condition);
  }

  private Diagnostic.Builder values() {
    boolean commaMissing =
        !stop.isEnd()
            && stop.at() > 0
            && Tokens.isWord(stop.type())
            && Tokens.endsOperand(stop.previous().getType());
    return commaMissing ? condition().help("between values stand commas: `src, dst`") : condition();
  }

  private Diagnostic.Builder throttle() {
    boolean limit = stop.token(0).getType() == PingsiftLexer.LIMIT;
    Optional<Diagnostic.Builder> unit = new ForeignForms(stop, problems).spacedUnit();
    if (unit.isPresent()) {
      return unit.get();
    }
    return general()
        .help(
            limit
                ? "a limit is written `limit 1 per 10m by src, dst`"
                : "a threshold is written `after 5 in 10m by src, dst`");
  }

  private Diagnostic.Builder item() {
    int head = stop.at();
    if (head == 1 && !stop.isEnd() && Tokens.isReserved(stop.type())) {
      return ConditionMessages.reservedWord(stop, problems);
    }
    boolean declares = kind == Section.Kind.LIST || kind == Section.Kind.DEFINE;
    if (declares && head == 2 && stop.type() == PingsiftLexer.MINUS) {
      return dashedName();
    }
    if (stop.previousType() == PingsiftLexer.FILE && stop.type() == PingsiftLexer.STRING) {
      return problems
          .syntax(stop.span(), "the name of a file stands in parentheses")
          .label("expected `(` before this")
          .fix(new Fix(stop.span(), "(" + stop.text() + ")", true));
    }
    if (kind == Section.Kind.SUPPRESS && head == 1) {
      return general().help("name the rule, not its id: `suppress RULE where CONDITION`");
    }
    if (kind == Section.Kind.SUPPRESS && head == 2) {
      return general().help("a suppression is written `suppress RULE where CONDITION`");
    }
    if (kind == Section.Kind.IMPORT) {
      return general().help("an import is written `import \"lists.sift\"`");
    }
    if (kind == Section.Kind.LIST && head <= 3) {
      return general().help("a list is written `list NAME = { 10.0.0.1, 10.1.0.0/16 }`");
    }
    if (kind == Section.Kind.DEFINE && !isPastAssign()) {
      return general().help("a definition is written `define NAME(a, b) = CONDITION`");
    }
    return condition();
  }

  /** {@code list my-list = …}. */
  private Diagnostic.Builder dashedName() {
    int last = 1;
    while (Tokens.type(stop.tokens(), last + 1) == PingsiftLexer.MINUS
        && Tokens.isWord(Tokens.type(stop.tokens(), last + 2))) {
      last += 2;
    }
    Span name = Tokens.span(stop.token(1)).to(Tokens.span(stop.token(last)));
    String ours =
        problems
            .source()
            .content()
            .substring(name.start(), name.end())
            .replaceAll("\\s*-\\s*", "_");
    return problems
        .syntax(name, "this is not a name")
        .label("a name holds letters, digits and `_`")
        .help("write `" + ours + "`")
        .fix(new Fix(name, ours, false));
  }

  private boolean isPastAssign() {
    return stop.tokens().subList(0, Math.min(stop.at(), stop.tokens().size())).stream()
        .anyMatch(token -> token.getType() == PingsiftLexer.ASSIGN);
  }

  private Diagnostic.Builder condition() {
    return new ConditionMessages(kind, stop, problems).message().orElseGet(this::general);
  }

  /** What could have stood here. */
  private Diagnostic.Builder general() {
    String words = Expectations.words(stop);
    String after = "`" + stop.previous().getText() + "`";
    if (stop.isEnd()) {
      Span before = Tokens.span(stop.previous());
      return problems
          .syntax(stop.span(), "the " + kind.word() + " ends too early")
          .label(words.isEmpty() ? "something is missing" : "expected " + words)
          .other(before, "after this " + after);
    }
    if (words.isEmpty() || stop.at() == 0) {
      return problems
          .syntax(stop.span(), "`" + stop.text() + "` does not fit here")
          .label(words.isEmpty() ? "not expected" : "expected " + words);
    }
    return problems
        .syntax(stop.span(), "expected " + words + " after " + after)
        .label("found `" + stop.text() + "`");
  }
}
