// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.Span;

/** The place where a section stopped making sense, as messages need it. */
final class Stop {
  private final List<CommonToken> tokens;
  private final SectionParser.Failure failure;

  Stop(List<CommonToken> tokens, SectionParser.Failure failure) {
    this.tokens = tokens;
    this.failure = failure;
  }

  /** Index of the token that does not fit. */
  int at() {
    return failure.at();
  }

  boolean isEnd() {
    return failure.at() >= tokens.size();
  }

  int type() {
    return Tokens.type(tokens, failure.at());
  }

  int type(int offset) {
    return Tokens.type(tokens, failure.at() + offset);
  }

  String text() {
    return tokens.get(failure.at()).getText();
  }

  /** The text of a later token, or nothing past the end. */
  String text(int offset) {
    int at = failure.at() + offset;
    return at < tokens.size() ? tokens.get(at).getText() : "";
  }

  int previousType() {
    return type(-1);
  }

  /** The token before, or the first one where there is none. */
  CommonToken previous() {
    return tokens.get(Math.max(0, Math.min(failure.at(), tokens.size()) - 1));
  }

  CommonToken token(int index) {
    return tokens.get(index);
  }

  List<CommonToken> tokens() {
    return tokens;
  }

  /** The token that does not fit; at the end, the place after the last one. */
  Span span() {
    if (!isEnd()) {
      return Tokens.span(tokens.get(failure.at()));
    }
    int end = Tokens.span(tokens.get(tokens.size() - 1)).end();
    return new Span(end, end);
  }

  int rule() {
    return failure.rule();
  }

  IntervalSet expected() {
    return failure.expected();
  }

  boolean expects(int type) {
    return failure.expected().contains(type);
  }

  /** Whether a value could have stood here. */
  boolean expectsOperand() {
    return expects(PingsiftLexer.IPV4) && expects(PingsiftLexer.LPAREN);
  }

  /** The innermost bracket that is open here. */
  @Nullable CommonToken innermostOpen() {
    Deque<CommonToken> open = new ArrayDeque<>();
    for (CommonToken token : tokens.subList(0, Math.min(failure.at(), tokens.size()))) {
      if (Tokens.opens(token.getType())) {
        open.push(token);
      } else if (Tokens.closes(token.getType())) {
        open.poll();
      }
    }
    return open.peek();
  }

  int innermostOpenType() {
    CommonToken open = innermostOpen();
    return open == null ? Token.EOF : open.getType();
  }

  /** The mark that closes an open bracket. */
  static String closing(CommonToken open) {
    return switch (open.getType()) {
      case PingsiftLexer.LPAREN -> ")";
      case PingsiftLexer.LBRACKET -> "]";
      default -> "}";
    };
  }
}
