// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * Reads a text into tokens and comments.
 *
 * <p>It decides one thing that the lexer grammar cannot: where an operand may stand, a {@code /}
 * begins a regular expression, elsewhere it divides.
 */
final class TokenReader {
  /** Characters (UTF-16) in one text; a rule set of this size belongs into several files. */
  static final int MAX_CHARACTERS = 16 * 1024 * 1024;

  /** Tokens in one text. A token and its part of the tree take about 200 bytes. */
  static final int MAX_TOKENS = 2_000_000;

  /**
   * What was read.
   *
   * @param tokens those that the parser sees; an unclosed comment is the last of them
   */
  record Read(List<CommonToken> tokens, List<Comment> comments) {}

  private final Problems problems;
  private final List<CommonToken> tokens = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();

  private TokenReader(Problems problems) {
    this.problems = problems;
  }

  /** Tokens of the whole text; none, and a problem, where the text is over a limit. */
  static Read read(SourceText source, Problems problems) {
    if (source.length() > MAX_CHARACTERS) {
      tooLarge(problems, 0, "it has more than " + MAX_CHARACTERS + " characters");
      return new Read(List.of(), List.of());
    }
    TokenReader reader = new TokenReader(problems);
    reader.readAll(new QuickLexer(source));
    return new Read(reader.tokens, reader.comments);
  }

  /** Tokens of a part of a text that is not too large; the part begins with a line. */
  static Read read(SourceText source, int from, int to, Problems problems) {
    TokenReader reader = new TokenReader(problems);
    reader.readAll(new QuickLexer(source, from, to));
    return new Read(reader.tokens, reader.comments);
  }

  private void readAll(QuickLexer lexer) {
    int previous = Token.EOF;
    while (true) {
      CommonToken token = lexer.next(!Tokens.endsOperand(previous));
      if (token == null) {
        return;
      }
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        tokens.add(token);
        previous = token.getType();
      } else {
        comments.add(new Comment(token.getText(), Tokens.span(token)));
      }
      if (token.getType() == PingsiftLexer.OPEN_COMMENT) {
        return; // all that follows is in the comment
      }
      if (tokens.size() > MAX_TOKENS) {
        tooLarge(problems, token.getStartIndex(), "it has more than " + MAX_TOKENS + " words");
        tokens.clear();
        return;
      }
    }
  }

  private static void tooLarge(Problems problems, int offset, String why) {
    problems.add(
        problems
            .tooDeep(new Span(offset, offset), "this text is too large for a rule file")
            .label(why)
            .help("split it into several files"));
  }
}
