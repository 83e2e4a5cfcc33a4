// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import pingsift.syntax.antlr.PingsiftLexer;

/**
 * Makes the tokens of a section fit for the parser: broken tokens and habits of other languages are
 * told, and mended where the meaning is plain.
 */
final class Preparation {
  /** Nothing is spoilt. */
  static final int NOWHERE = Integer.MAX_VALUE;

  /**
   * What the parser gets.
   *
   * @param spoiltFrom the offset from which on the text is not what it seems, because of a problem
   *     already told: no further problem is told there, and the section has no tree
   */
  record Prepared(List<CommonToken> tokens, int spoiltFrom) {}

  private final Section section;
  private final Problems problems;
  private final Habits habits;
  private final List<CommonToken> kept = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private boolean assignExpected;
  private int spoiltFrom = NOWHERE;

  private Preparation(Section section, Problems problems) {
    this.section = section;
    this.problems = problems;
    this.habits = new Habits(problems);
    this.assignExpected =
        switch (section.kind()) {
          case LIST, DEFINE, SETTING -> true;
          case IMPORT, SUPPRESS, QUERY, VALUES, META, THROTTLE, TEST -> false;
        };
  }

  static Prepared of(Section section, Problems problems) {
    Preparation preparation = new Preparation(section, problems);
    preparation.run();
    return new Prepared(preparation.kept, preparation.spoiltFrom);
  }

  private void run() {
    List<CommonToken> tokens = section.tokens();
    BrokenTokens broken = new BrokenTokens(tokens, problems);
    for (int at = 0; at < tokens.size(); at++) {
      CommonToken token = tokens.get(at);
      BrokenTokens.Outcome outcome = tellBroken(broken, token, at);
      if (outcome == BrokenTokens.Outcome.SPOILT) {
        spoil(token);
      } else if (token.getType() != PingsiftLexer.OTHER) {
        keep(token, at);
      }
    }
  }

  /** In a test block stray characters are the business of its reader. */
  private BrokenTokens.Outcome tellBroken(BrokenTokens broken, CommonToken token, int at) {
    boolean raw = section.kind() == Section.Kind.TEST;
    return raw && token.getType() == PingsiftLexer.OTHER
        ? BrokenTokens.Outcome.WHOLE
        : broken.tell(at);
  }

  private void spoil(CommonToken token) {
    spoiltFrom = Math.min(spoiltFrom, token.getStartIndex());
  }

  private void keep(CommonToken token, int at) {
    switch (section.kind()) {
      case TEST -> {} // which has no parser here
      case META -> keepInMeta(token);
      case IMPORT -> keepUnlessSemicolon(token);
      case LIST, DEFINE, SUPPRESS, QUERY, VALUES, THROTTLE, SETTING -> keepInCondition(token, at);
    }
  }

  private void keepUnlessSemicolon(CommonToken token) {
    if (token.getType() == PingsiftLexer.SEMICOLON) {
      habits.semicolon(token);
    } else {
      kept.add(token);
    }
  }

  private void keepInMeta(CommonToken token) {
    boolean separator =
        token.getType() == PingsiftLexer.COLON || token.getType() == PingsiftLexer.ASSIGN;
    if (separator && habits.isWebAddress(token)) {
      spoil(last());
      habits.webAddress(last());
    } else if (separator && !kept.isEmpty() && Tokens.isWord(last().getType())) {
      habits.metaSeparator(token, last());
    } else {
      keepUnlessSemicolon(token);
    }
  }

  private void keepInCondition(CommonToken token, int at) {
    int type = token.getType();
    if (Tokens.opens(type)) {
      open.push(type);
    } else if (Tokens.closes(type)) {
      open.poll();
    }
    if (!kept.isEmpty() && last().getType() == PingsiftLexer.DOT) {
      kept.add(token); // after a dot every word is a name
    } else if (type == PingsiftLexer.ASSIGN && assignExpected && open.isEmpty()) {
      assignExpected = false;
      kept.add(token);
    } else if (type == PingsiftLexer.COLON && !inBrackets()) {
      colon(token, at);
    } else if ((type == PingsiftLexer.NOT || type == PingsiftLexer.FOREIGN_NOT)
        && !kept.isEmpty()
        && last().getType() == PingsiftLexer.IN) {
      habits.inNot(last(), token);
      kept.add(token);
    } else {
      habits.mark(token);
      keepUnlessSemicolon(token);
    }
  }

  private void colon(CommonToken colon, int at) {
    List<CommonToken> tokens = section.tokens();
    boolean looksLikeOption =
        !kept.isEmpty()
            && Tokens.isWord(last().getType())
            && Tokens.type(tokens, at + 1) != Token.EOF;
    if (looksLikeOption && isStep(at + 1)) {
      habits.stepName(kept.remove(kept.size() - 1), section.tokens().get(at + 1));
      return;
    }
    if (looksLikeOption) {
      spoil(last());
      habits.colon(last(), colon, tokens.get(at + 1));
    }
    kept.add(colon);
  }

  /** {@code frame where}, as behind the name of a step in other languages. */
  private boolean isStep(int at) {
    return Tokens.type(section.tokens(), at + 1) == PingsiftLexer.WHERE
        && ScopeWords.isScope(section.tokens().get(at).getText());
  }

  private boolean inBrackets() {
    Integer innermost = open.peek();
    return innermost != null && innermost == PingsiftLexer.LBRACKET;
  }

  private CommonToken last() {
    return kept.get(kept.size() - 1);
  }
}
