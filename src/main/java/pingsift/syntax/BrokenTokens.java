// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.Span;

/** Tells of tokens that are none: open strings, foreign quotes, stray characters. */
final class BrokenTokens {
  private static final int NO_BREAK_SPACE = 0xA0;

  private final List<CommonToken> tokens;
  private final Problems problems;

  BrokenTokens(List<CommonToken> tokens, Problems problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  /** What became of a broken token. */
  enum Outcome {
    /** It was no broken token. */
    WHOLE,
    /** It was told and mended; what follows is as it seems. */
    MENDED,
    /** It was told; what follows may be part of it. */
    SPOILT
  }

  Outcome tell(int at) {
    CommonToken token = tokens.get(at);
    return switch (token.getType()) {
      case PingsiftLexer.SINGLE_QUOTED, PingsiftLexer.CURLY_QUOTED -> foreignQuotes(token);
      case PingsiftLexer.OPEN_STRING -> open(token, "this string is not closed", "\"");
      case PingsiftLexer.OPEN_BYTES -> open(token, "this byte literal is not closed", "\"");
      case PingsiftLexer.OPEN_REGEX -> open(token, "this regular expression is not closed", "/");
      case PingsiftLexer.OPEN_COMMENT -> {
        tellOpenComment(token, problems);
        yield Outcome.SPOILT;
      }
      case PingsiftLexer.OTHER -> other(at);
      default -> Outcome.WHOLE;
    };
  }

  static void tellOpenComment(CommonToken token, Problems problems) {
    problems.add(
        problems
            .syntax(Tokens.span(token), "this comment is never closed")
            .label("it runs to the end of the file")
            .help("close it with `*/`"));
  }

  private Outcome foreignQuotes(CommonToken token) {
    Span span = Tokens.span(token);
    String inner = token.getText().substring(1, token.getText().length() - 1);
    Diagnostic.Builder problem =
        problems.literal(span, "text stands in double quotes").label("not in these quotes");
    if (inner.indexOf('"') < 0) {
      problem.help("write `\"" + inner + "\"`").fix(new Fix(span, '"' + inner + '"', true));
    }
    problems.add(problem);
    token.setType(PingsiftLexer.STRING);
    return Outcome.MENDED;
  }

  private Outcome open(CommonToken token, String message, String mark) {
    Span span = Tokens.span(token);
    problems.add(
        problems
            .literal(span, message)
            .label("it must end on its line")
            .help("close it with `" + mark + "`"));
    return Outcome.SPOILT;
  }

  private Outcome other(int at) {
    if (at > 0 && continuesRun(at)) {
      return Outcome.SPOILT; // told with the first of them
    }
    int last = at;
    while (last + 1 < tokens.size() && continuesRun(last + 1)) {
      last++;
    }
    Span span = Tokens.span(tokens.get(at)).to(Tokens.span(tokens.get(last)));
    if (tokens.get(at).getText().charAt(0) == NO_BREAK_SPACE && last == at) {
      problems.add(
          problems
              .syntax(span, "this is a no-break space, not an ordinary blank")
              .label("it looks like a blank")
              .fix(new Fix(span, " ", true)));
      return Outcome.MENDED;
    }
    tellStray(at, last, span);
    return Outcome.SPOILT;
  }

  private void tellStray(int at, int last, Span span) {
    String text = problems.source().slice(span);
    Diagnostic.Builder problem;
    if (text.equals("$")) {
      problem =
          problems
              .syntax(span, "names stand without `$`")
              .label("remove it")
              .help("define a list with `list NAME = { … }` and write `src in NAME`")
              .fix(new Fix(span, "", false));
    } else if (text.equals("\"") || text.equals("'") || text.codePointAt(0) == 0x201C) {
      problem = problems.syntax(span, "this quote opens nothing").label("text is written `\"…\"`");
    } else if (text.equals("\\")) {
      problem =
          problems
              .syntax(span, "a `\\` has no meaning outside of text")
              .label("remove it")
              .help("a condition goes on over any number of lines as it is");
    } else {
      boolean one = last == at || isOnePair(text);
      problem =
          problems
              .syntax(
                  span,
                  one ? "this character means nothing here" : "these characters mean nothing here")
              .label("not part of the language");
    }
    problems.add(problem);
  }

  private static boolean isOnePair(String text) {
    return text.codePointCount(0, text.length()) == 1;
  }

  /** Whether this is a stray character right after another. */
  private boolean continuesRun(int at) {
    CommonToken token = tokens.get(at);
    CommonToken before = tokens.get(at - 1);
    return token.getType() == PingsiftLexer.OTHER
        && before.getType() == PingsiftLexer.OTHER
        && before.getStopIndex() + 1 == token.getStartIndex();
  }
}
