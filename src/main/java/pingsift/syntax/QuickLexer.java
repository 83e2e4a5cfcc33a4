// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;
import org.jspecify.annotations.Nullable;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.SourceText;

/**
 * Reads the words of a text one after the other, white space left out: the usual ones by hand,
 * which is many times as fast as ANTLR's lexer and needs none of its tables, all others by that
 * lexer. Its grammar is what both follow.
 */
final class QuickLexer {
  private static final int NONE = -1;

  /** What is read, with one character more, a zero, behind it. */
  private final char[] text;

  /** The offset of the first character in the source. */
  private final int base;

  private final int length;
  private final WordCache words = new WordCache();
  private final Utf16Stream stream;
  private final Pair<TokenSource, CharStream> origin;
  private @Nullable PingsiftLexer lexer;
  private int at;
  private int line = 1;
  private int lineStart;

  QuickLexer(SourceText source) {
    this(source, 0, source.length());
  }

  /** Reads a part of a text, which begins with a line, as if nothing stood around it. */
  QuickLexer(SourceText source, int from, int to) {
    this.base = from;
    this.length = to - from;
    this.text = new char[length + 1];
    source.content().getChars(from, to, text, 0);
    this.stream = new Utf16Stream(source.name(), source.content(), to);
    this.origin = new Pair<>(null, stream);
  }

  /**
   * The next word or comment, or null at the end.
   *
   * @param pattern whether a {@code /} begins a regular expression here, and divides nothing
   */
  @Nullable CommonToken next(boolean pattern) {
    skipWhiteSpace();
    if (at >= length) {
      return null;
    }
    char c = text[at];
    if (isLetter(c)) {
      return word();
    }
    if (isDigit(c)) {
      return number();
    }
    return switch (c) {
      case '"' -> upTo(stringEnd(at), PingsiftLexer.STRING);
      case '#' -> lineComment();
      case '/' -> slash(pattern);
      case ':' -> isAddress(at) ? byGrammar(Lexer.DEFAULT_MODE) : mark(PingsiftLexer.COLON, 1);
      default -> {
        int type = mark(c, peek(1), peek(2));
        yield type == NONE ? byGrammar(Lexer.DEFAULT_MODE) : mark(type, isDouble(type) ? 2 : 1);
      }
    };
  }

  private char peek(int ahead) {
    return at + ahead < length ? text[at + ahead] : 0;
  }

  private void skipWhiteSpace() {
    while (at < length) {
      switch (text[at]) {
        case ' ', '\t', '\r', '\f', '\uFEFF' -> at++;
        case '\n' -> newLine(++at);
        default -> {
          return;
        }
      }
    }
  }

  private void newLine(int start) {
    line++;
    lineStart = start;
  }

  // --- Tokens ---

  private CommonToken token(int type, int channel, int end) {
    CommonToken token = new CommonToken(origin, type, channel, base + at, base + end - 1);
    token.setLine(line);
    token.setCharPositionInLine(at - lineStart);
    at = end;
    return token;
  }

  private CommonToken mark(int type, int length) {
    return token(type, Lexer.DEFAULT_TOKEN_CHANNEL, at + length);
  }

  private CommonToken upTo(int end, int type) {
    return end == NONE
        ? byGrammar(Lexer.DEFAULT_MODE)
        : token(type, Lexer.DEFAULT_TOKEN_CHANNEL, end);
  }

  /** What is rare, of another language or broken. */
  private CommonToken byGrammar(int mode) {
    if (lexer == null) {
      lexer = new PingsiftLexer(stream);
      lexer.removeErrorListeners();
    }
    stream.seek(base + at);
    lexer.setLine(line);
    lexer.setCharPositionInLine(at - lineStart);
    lexer._mode = mode;
    CommonToken token = (CommonToken) lexer.nextToken();
    int end = token.getStopIndex() + 1 - base;
    for (int i = at; i < end; i++) {
      if (text[i] == '\n') {
        newLine(i + 1);
      }
    }
    at = end;
    return token;
  }

  // --- Words and numbers ---

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private int wordEnd(int from) {
    int end = from;
    while (isLetter(text[end]) || isDigit(text[end])) {
      end++;
    }
    return end;
  }

  private int digitsEnd(int from) {
    int end = from;
    while (isDigit(text[end])) {
      end++;
    }
    return end;
  }

  private boolean isDigitAt(int index) {
    return index < length && isDigit(text[index]);
  }

  private boolean isAt(int index, char c) {
    return index < length && text[index] == c;
  }

  /** Hex digits or none, a colon, and the same again: so begins an IPv6 address. */
  private boolean isAddress(int from) {
    int colon = hexEnd(from);
    return isAt(colon, ':') && isAt(hexEnd(colon + 1), ':');
  }

  private int hexEnd(int from) {
    int end = from;
    while (isHex(text[end])) {
      end++;
    }
    return end;
  }

  private CommonToken word() {
    int end = wordEnd(at);
    char first = text[at];
    if (isAt(end, '"') && end == at + 1 && (first == 'x' || first == 'X')) {
      return upTo(bytesEnd(end + 1), PingsiftLexer.BYTES);
    }
    if (isAt(end, ':') && isAddress(at)) {
      return byGrammar(Lexer.DEFAULT_MODE);
    }
    WordCache.Word word = words.word(text, at, end);
    CommonToken token = token(word.type(), Lexer.DEFAULT_TOKEN_CHANNEL, end);
    token.setText(word.text());
    return token;
  }

  private CommonToken number() {
    int end = wordEnd(at);
    int digits = digitsEnd(at);
    if ((isAt(end, ':') && isAddress(at)) || mayBeTime(end, digits) || hasExponent(end)) {
      return byGrammar(Lexer.DEFAULT_MODE);
    }
    if (!isAt(end, '.') || !isDigitAt(end + 1)) {
      return token(PingsiftLexer.NUMBER, Lexer.DEFAULT_TOKEN_CHANNEL, end);
    }
    int second = digitsEnd(end + 1);
    if (digits == end && isAt(second, '.') && isDigitAt(second + 1)) {
      return token(PingsiftLexer.IPV4, Lexer.DEFAULT_TOKEN_CHANNEL, ipv4End(second));
    }
    int fraction = wordEnd(end + 1);
    return hasExponent(fraction)
        ? byGrammar(Lexer.DEFAULT_MODE)
        : token(PingsiftLexer.NUMBER, Lexer.DEFAULT_TOKEN_CHANNEL, fraction);
  }

  private boolean mayBeTime(int end, int digits) {
    return digits == end && end == at + 4 && isAt(end, '-');
  }

  /** Whether what ends here with an e goes on with a signed number. */
  private boolean hasExponent(int end) {
    char last = text[end - 1];
    return (last == 'e' || last == 'E') && (isAt(end, '-') || isAt(end, '+'));
  }

  private int ipv4End(int dot) {
    int end = dot;
    while (isAt(end, '.') && isDigitAt(end + 1)) {
      end = digitsEnd(end + 1);
    }
    return isAt(end, '/') && isDigitAt(end + 1) ? digitsEnd(end + 1) : end;
  }

  // --- Texts, comments, regular expressions: where they end, or NONE where they do not ---

  private int stringEnd(int from) {
    for (int i = from + 1; i < length; i++) {
      switch (text[i]) {
        case '"' -> {
          return i + 1;
        }
        case '\\' -> i++;
        case '\r', '\n' -> {
          return NONE;
        }
        default -> {}
      }
      if (i < length && (text[i] == '\n' || text[i] == '\r')) {
        return NONE; // behind a backslash
      }
    }
    return NONE;
  }

  private int bytesEnd(int from) {
    for (int i = from; i < length; i++) {
      switch (text[i]) {
        case '"' -> {
          return i + 1;
        }
        case '\r', '\n' -> {
          return NONE;
        }
        default -> {}
      }
    }
    return NONE;
  }

  private CommonToken lineComment() {
    int end = at;
    while (end < length && text[end] != '\n' && text[end] != '\r') {
      end++;
    }
    return token(PingsiftLexer.LINE_COMMENT, Lexer.HIDDEN, end);
  }

  private CommonToken slash(boolean pattern) {
    char next = peek(1);
    if (next == '/') {
      return lineComment();
    }
    if (next == '*') {
      return byGrammar(Lexer.DEFAULT_MODE);
    }
    if (!pattern) {
      return mark(PingsiftLexer.SLASH, 1);
    }
    int end = regexEnd();
    return end == NONE
        ? byGrammar(PingsiftLexer.PATTERN)
        : token(PingsiftLexer.REGEX, Lexer.DEFAULT_TOKEN_CHANNEL, end);
  }

  private int regexEnd() {
    for (int i = at + 1; i < length; i++) {
      char c = text[i];
      if (c == '/') {
        return flagsEnd(i + 1);
      }
      if (c == '\\') {
        i++;
      }
      if (i >= length || text[i] == '\n' || text[i] == '\r') {
        return NONE;
      }
    }
    return NONE;
  }

  private int flagsEnd(int from) {
    int end = from;
    while (isLetter(text[end]) && text[end] != '_') {
      end++;
    }
    return end;
  }

  // --- Marks ---

  private static boolean isDouble(int type) {
    return switch (type) {
      case PingsiftLexer.EQ,
          PingsiftLexer.NE,
          PingsiftLexer.LE,
          PingsiftLexer.GE,
          PingsiftLexer.SHIFT_LEFT,
          PingsiftLexer.SHIFT_RIGHT,
          PingsiftLexer.RANGE ->
          true;
      default -> false;
    };
  }

  /** The mark that begins with {@code c}; NONE where it is none, or one of another language. */
  private static int mark(char c, char second, char third) {
    return switch (c) {
      case '{' -> PingsiftLexer.LBRACE;
      case '}' -> PingsiftLexer.RBRACE;
      case '(' -> PingsiftLexer.LPAREN;
      case ')' -> PingsiftLexer.RPAREN;
      case '[' -> PingsiftLexer.LBRACKET;
      case ']' -> PingsiftLexer.RBRACKET;
      case ',' -> PingsiftLexer.COMMA;
      case '.' -> second == '.' ? PingsiftLexer.RANGE : PingsiftLexer.DOT;
      case '+' -> PingsiftLexer.PLUS;
      case '-' -> PingsiftLexer.MINUS;
      case '*' -> PingsiftLexer.STAR;
      case '%' -> PingsiftLexer.PERCENT;
      case '^' -> PingsiftLexer.CARET;
      case '&' -> second == '&' ? NONE : PingsiftLexer.AMPERSAND;
      case '|' -> second == '|' ? NONE : PingsiftLexer.BAR;
      case '!' -> second == '=' && third != '=' ? PingsiftLexer.NE : NONE;
      case '=' ->
          switch (second) {
            case '=' -> third == '=' ? NONE : PingsiftLexer.EQ;
            case '>', '<', '~' -> NONE;
            default -> PingsiftLexer.ASSIGN;
          };
      case '<' ->
          switch (second) {
            case '=' -> PingsiftLexer.LE;
            case '<' -> PingsiftLexer.SHIFT_LEFT;
            case '>' -> NONE;
            default -> PingsiftLexer.LT;
          };
      case '>' ->
          switch (second) {
            case '=' -> PingsiftLexer.GE;
            case '>' -> PingsiftLexer.SHIFT_RIGHT;
            default -> PingsiftLexer.GT;
          };
      default -> NONE;
    };
  }
}
