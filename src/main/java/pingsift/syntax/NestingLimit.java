// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import pingsift.syntax.antlr.PingsiftLexer;

/**
 * Keeps conditions from nesting so deeply that a recursive walk would overflow the stack.
 *
 * <p>It looks at tokens, because the parser is such a walk itself. Each open bracket counts one,
 * and so does each operator that makes the tree one deeper without a bracket: {@code not}, the
 * arithmetic ones, and a subscript. {@code and}, {@code or}, commas and comparisons start a new
 * branch. The tree is at most a few nodes deep for each unit counted.
 */
final class NestingLimit {
  /** Levels that a condition may nest; people need less than ten, generators less than fifty. */
  static final int MAX_DEPTH = 200;

  private final Deque<Integer> outerRuns = new ArrayDeque<>();

  /** Operators since the innermost open bracket or the last new branch in it. */
  private int run;

  private int depth;

  private NestingLimit() {}

  /** Tells where a section nests too deeply; true where it does not. */
  static boolean holds(List<CommonToken> tokens, Problems problems) {
    NestingLimit limit = new NestingLimit();
    for (CommonToken token : tokens) {
      limit.count(token.getType());
      if (limit.depth > MAX_DEPTH) {
        problems.add(
            problems
                .tooDeep(Tokens.span(token), "this is nested too deeply")
                .label("level " + limit.depth + " of at most " + MAX_DEPTH)
                .help("split it with `define`, or into several rules"));
        return false;
      }
    }
    return true;
  }

  private void count(int type) {
    switch (type) {
      case PingsiftLexer.LPAREN, PingsiftLexer.LBRACE -> open();
      case PingsiftLexer.LBRACKET -> {
        deepen();
        open();
      }
      case PingsiftLexer.RPAREN, PingsiftLexer.RBRACE, PingsiftLexer.RBRACKET -> close();
      case PingsiftLexer.NOT,
          PingsiftLexer.PLUS,
          PingsiftLexer.MINUS,
          PingsiftLexer.STAR,
          PingsiftLexer.SLASH,
          PingsiftLexer.PERCENT,
          PingsiftLexer.SHIFT_LEFT,
          PingsiftLexer.SHIFT_RIGHT,
          PingsiftLexer.AMPERSAND,
          PingsiftLexer.CARET,
          PingsiftLexer.BAR ->
          deepen();
      case PingsiftLexer.AND,
          PingsiftLexer.OR,
          PingsiftLexer.COMMA,
          PingsiftLexer.COLON,
          PingsiftLexer.WHERE,
          PingsiftLexer.THEN ->
          branch();
      default -> {}
    }
  }

  private void open() {
    outerRuns.push(run);
    run = 0;
    depth++;
  }

  private void close() {
    if (!outerRuns.isEmpty()) {
      depth -= run + 1;
      run = outerRuns.pop();
    }
  }

  private void deepen() {
    run++;
    depth++;
  }

  private void branch() {
    depth -= run;
    run = 0;
  }
}
