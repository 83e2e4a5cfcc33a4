// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import org.jspecify.annotations.Nullable;
import pingsift.syntax.antlr.PingsiftLexer;

/**
 * Words that were read lately, so that the many uses of a few are one string. A word keeps its
 * place until another one needs it: there is no search, whatever words a text was made of.
 */
final class WordCache {
  /** A power of two. */
  private static final int PLACES = 1024;

  /** A word and the type of its token. */
  record Word(String text, int type) {}

  private final @Nullable Word[] known = new @Nullable Word[PLACES];

  /** The word from one offset to another. */
  Word word(char[] from, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + from[i];
    }
    int place = (hash ^ hash >>> 10) & (PLACES - 1);
    Word word = known[place];
    if (word == null || !isSame(word.text, from, start, end)) {
      String text = new String(from, start, end - start);
      word = new Word(text, type(text));
      known[place] = word;
    }
    return word;
  }

  private static boolean isSame(String word, char[] text, int start, int end) {
    if (word.length() != end - start) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (word.charAt(i - start) != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static int type(String word) {
    return switch (word) {
      case "import" -> PingsiftLexer.IMPORT;
      case "list" -> PingsiftLexer.LIST;
      case "file" -> PingsiftLexer.FILE;
      case "define" -> PingsiftLexer.DEFINE;
      case "suppress" -> PingsiftLexer.SUPPRESS;
      case "rule" -> PingsiftLexer.RULE;
      case "meta" -> PingsiftLexer.META;
      case "test" -> PingsiftLexer.TEST;
      case "limit" -> PingsiftLexer.LIMIT;
      case "per" -> PingsiftLexer.PER;
      case "after" -> PingsiftLexer.AFTER;
      case "where" -> PingsiftLexer.WHERE;
      case "by" -> PingsiftLexer.BY;
      case "over" -> PingsiftLexer.OVER;
      case "having" -> PingsiftLexer.HAVING;
      case "sequence" -> PingsiftLexer.SEQUENCE;
      case "within" -> PingsiftLexer.WITHIN;
      case "then" -> PingsiftLexer.THEN;
      case "no" -> PingsiftLexer.NO;
      case "and" -> PingsiftLexer.AND;
      case "or" -> PingsiftLexer.OR;
      case "not" -> PingsiftLexer.NOT;
      case "in" -> PingsiftLexer.IN;
      case "contains" -> PingsiftLexer.CONTAINS;
      case "startswith" -> PingsiftLexer.STARTSWITH;
      case "endswith" -> PingsiftLexer.ENDSWITH;
      case "matches" -> PingsiftLexer.MATCHES;
      case "nocase" -> PingsiftLexer.NOCASE;
      case "true" -> PingsiftLexer.TRUE;
      case "false" -> PingsiftLexer.FALSE;
      default -> PingsiftLexer.NAME;
    };
  }
}
