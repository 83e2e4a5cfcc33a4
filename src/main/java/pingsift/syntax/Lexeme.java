// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * One word, literal, mark or comment of a text: what stands between white space.
 *
 * <p>For tools that keep a text as it was written, parentheses and comments included; what a text
 * means is in its tree.
 */
public record Lexeme(Kind kind, String text, Span span) {
  /** What it is. */
  public enum Kind {
    /** A word with a meaning of its own here: {@code where}, but not in {@code x.where}. */
    KEYWORD,
    /** Any other word, those too that mean something in one place only, such as {@code list}. */
    NAME,
    /** A byte literal. */
    BYTES,
    /** Any other literal. */
    LITERAL,
    /** An operator, a bracket or a separator. */
    MARK,
    /** A comment with its marks, without the line end. */
    COMMENT
  }

  /** All of a text in source order; none where the text is too large. Never fails. */
  public static List<Lexeme> all(SourceText source) {
    TokenReader.Read read = TokenReader.read(source, new Problems(source));
    List<Lexeme> all = new ArrayList<>(read.tokens().size() + read.comments().size());
    int comment = 0;
    int previous = -1;
    for (CommonToken token : read.tokens()) {
      while (comment < read.comments().size()
          && read.comments().get(comment).span().start() < token.getStartIndex()) {
        all.add(of(read.comments().get(comment++)));
      }
      all.add(new Lexeme(kind(token.getType(), previous), token.getText(), Tokens.span(token)));
      previous = token.getType();
    }
    for (Comment rest : read.comments().subList(comment, read.comments().size())) {
      all.add(of(rest));
    }
    return all;
  }

  private static Lexeme of(Comment comment) {
    return new Lexeme(Kind.COMMENT, comment.text(), comment.span());
  }

  private static Kind kind(int type, int previous) {
    if (Tokens.isWord(type)) {
      return wordKind(type, previous);
    }
    return switch (type) {
      case PingsiftLexer.BYTES -> Kind.BYTES;
      case PingsiftLexer.NUMBER,
          PingsiftLexer.TIME,
          PingsiftLexer.IPV4,
          PingsiftLexer.IPV6,
          PingsiftLexer.STRING,
          PingsiftLexer.REGEX ->
          Kind.LITERAL;
      default -> Kind.MARK;
    };
  }

  private static Kind wordKind(int type, int previous) {
    if (previous == PingsiftLexer.DOT || Tokens.isNameWord(type)) {
      return Kind.NAME;
    }
    return type == PingsiftLexer.TRUE || type == PingsiftLexer.FALSE ? Kind.LITERAL : Kind.KEYWORD;
  }
}
