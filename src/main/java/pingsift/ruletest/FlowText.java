// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * Drawn traffic and test blocks, read word by word. A statement ends with its line, at a brace that
 * closes, or where the next one begins on the same line. Comments begin with {@code #} or {@code
 * //}, or stand between {@code /*} and its end.
 *
 * <p>What fails was read to its end before it fails, so that reading can go on behind it.
 */
final class FlowText {
  /** A year. */
  static final long LONGEST = 366 * 24 * 3_600_000_000_000L;

  /** Words that begin a statement wherever they stand. */
  private static final Set<String> STATEMENTS =
      Set.of("request", "req", "reply", "rep", "ping", "repeat", "error", "icmp", "other");

  static final String OPEN_QUOTE = "the closing quote is missing";

  private static final int SHOWN = 40;

  private final SourceText source;
  private final String text;
  private final int end;
  private int at;
  private Span last;

  /** Reads from one offset to another. */
  FlowText(SourceText source, Span part) {
    this.source = source;
    this.text = source.content();
    this.at = part.start();
    this.end = part.end();
    this.last = new Span(at, at);
  }

  SourceText source() {
    return source;
  }

  /** Where reading goes on. */
  int position() {
    return at;
  }

  /** Goes back to where reading was before. */
  void seek(int position) {
    at = position;
  }

  /** What was read last. */
  Span last() {
    return last;
  }

  /** From 1. */
  int line() {
    return source.lineAt(last.start());
  }

  FlowProblem error(String reason) {
    return new FlowProblem(source, last, reason);
  }

  // --- Places ---

  /** Passes over blanks, comments and line ends; returns whether anything is left. */
  boolean skipLines() {
    skipBlanks();
    while (at < end && isLineEnd(text.charAt(at))) {
      at++;
      skipBlanks();
    }
    return at < end;
  }

  private void skipBlanks() {
    while (at < end) {
      char c = text.charAt(at);
      if (c == ' ') {
        at++;
      } else if (c == '#' || text.startsWith("//", at)) {
        while (at < end && !isLineEnd(text.charAt(at))) {
          at++;
        }
      } else if (text.startsWith("/*", at)) {
        int close = text.indexOf("*/", at + 2);
        at = close < 0 ? end : Math.min(end, close + 2);
      } else if ((Character.isWhitespace(c) && !isLineEnd(c)) || c == '\u00a0' || c == '\ufeff') {
        at++;
      } else {
        return;
      }
    }
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** Whether the statement ends here. */
  boolean atEnd() {
    skipBlanks();
    return at == end
        || isLineEnd(text.charAt(at))
        || at('}')
        || atTime()
        || STATEMENTS.contains(peek());
  }

  boolean at(char mark) {
    skipBlanks();
    return at < end && text.charAt(at) == mark;
  }

  /** Takes a mark if it comes next. */
  boolean take(char mark) {
    if (!at(mark)) {
      return false;
    }
    last = new Span(at, ++at);
    return true;
  }

  boolean atNumber() {
    skipBlanks();
    String word = peek();
    return !word.isEmpty()
        && (word.startsWith("0x") || word.chars().allMatch(c -> c >= '0' && c <= '9'));
  }

  private boolean atTime() {
    if (at == end) {
      return false;
    }
    char c = text.charAt(at);
    boolean sign = c == '+' || c == '-';
    return isDigit(c) || (sign && at + 1 < end && isDigit(text.charAt(at + 1)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  boolean atWord(String word) {
    skipBlanks();
    return peek().equals(word);
  }

  /** {@code "text"}. */
  boolean atString() {
    return at('"');
  }

  /** {@code "text"} or {@code x"hex"}. */
  boolean atData() {
    skipBlanks();
    return at < end && (text.charAt(at) == '"' || text.startsWith("x\"", at));
  }

  // --- Words and numbers ---

  /** The next word; empty where none is. */
  private String peek() {
    int to = at;
    while (to < end && !endsWord(to)) {
      to++;
    }
    return text.substring(at, to);
  }

  private boolean endsWord(int i) {
    char c = text.charAt(i);
    return Character.isWhitespace(c)
        || "{},;\"#".indexOf(c) >= 0
        || (c == '/' && i + 1 < end && (text.charAt(i + 1) == '/' || text.charAt(i + 1) == '*'));
  }

  /** The next word, mark or literal of this line, as it is written. */
  String word(String what) throws FlowProblem {
    skipBlanks();
    if (at == end || isLineEnd(text.charAt(at)) || at('}')) {
      last = new Span(at, at);
      throw error("expected " + what + " at the end of the line");
    }
    int start = at;
    if (atData()) {
      literal();
    } else {
      at += Math.max(1, peek().length());
    }
    last = new Span(start, at);
    return shown();
  }

  /** As {@link #word}, for whatever comes next, on a later line too. */
  String nextWord(String what) throws FlowProblem {
    skipLines();
    return word(what);
  }

  /** What was read last, cut where it is long; for comparing and for messages. */
  String shown() {
    String word = text.substring(last.start(), last.end());
    return word.length() <= SHOWN ? word : word.substring(0, SHOWN) + "…";
  }

  /** A decimal number, or a hexadecimal one after {@code 0x}. */
  int number(String what, int max) throws FlowProblem {
    return number(what, 0, max);
  }

  int number(String what, int min, int max) throws FlowProblem {
    String word = word(what);
    try {
      int value =
          word.startsWith("0x")
              ? Integer.parseInt(word, 2, word.length(), 16)
              : Integer.parseInt(word);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // reported below, as a number out of range is
    }
    throw error("expected " + what + ", " + min + " to " + max + ", found `" + word + "`");
  }

  IpAddress address() throws FlowProblem {
    String word = word("an address");
    IpAddress address = IpAddress.parse(word);
    if (address == null) {
      throw error("expected an IPv4 or IPv6 address, found `" + word + "`");
    }
    return address;
  }

  void expect(String wanted) throws FlowProblem {
    String word = word("`" + wanted + "`");
    if (!word.equals(wanted)) {
      throw error("expected `" + wanted + "`, found `" + word + "`").suggest(word, Set.of(wanted));
    }
  }

  /** Nanoseconds, as in {@code 20ms}, {@code 1m30s}. */
  long duration(String what) throws FlowProblem {
    return duration(word(what), 0);
  }

  /** Nanoseconds; {@code from} is where the digits of the word begin. */
  long duration(String word, int from) throws FlowProblem {
    long nanos = 0;
    int i = from;
    do {
      int digits = i;
      while (i < word.length() && isDigit(word.charAt(i))) {
        i++;
      }
      int letters = i;
      while (i < word.length() && Character.isLetter(word.charAt(i))) {
        i++;
      }
      long unit = unit(word.substring(letters, i));
      if (digits == letters || unit == 0) {
        throw error("expected a time such as `20ms` or `+1m30s`, found `" + word + "`");
      }
      boolean tooLong = letters - digits > 18;
      long count = tooLong ? 0 : Long.parseLong(word, digits, letters, 10);
      if (tooLong || count > (LONGEST - nanos) / unit) {
        throw error("a time is at most a year");
      }
      nanos += count * unit;
    } while (i < word.length());
    return nanos;
  }

  private static long unit(String letters) {
    return switch (letters) {
      case "ns" -> 1;
      case "us" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 0;
    };
  }

  // --- Literals ---

  /** {@code "text"} or {@code x"61 62"}, either with {@code *N} behind it to repeat it. */
  byte[] data() throws FlowProblem {
    String problem = literal();
    Span span = last;
    int times = 1;
    if (at < end && text.charAt(at) == '*') {
      at++;
      times = number("how often the data is repeated", EchoFrameWriter.MAX_DATA);
    }
    last = span;
    if (problem != null) {
      throw error(problem);
    }
    byte[] once = DataLiteral.read(source, span);
    if ((long) once.length * times > EchoFrameWriter.MAX_DATA) {
      throw error("the data is longer than an IP packet");
    }
    byte[] all = new byte[once.length * times];
    for (int i = 0; i < all.length; i++) {
      all[i] = once[i % once.length];
    }
    return all;
  }

  /** {@code "text"}, as what it says. */
  String string() throws FlowProblem {
    String problem = literal();
    if (problem != null) {
      throw error(problem);
    }
    return new String(DataLiteral.read(source, last), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Passes over a literal, as the lexer of rule files reads it; returns what is wrong with it. */
  private @Nullable String literal() {
    int start = at;
    boolean hex = text.charAt(at) == 'x';
    at += hex ? 2 : 1;
    while (at < end && text.charAt(at) != '"' && !isLineEnd(text.charAt(at))) {
      at += !hex && text.charAt(at) == '\\' && at + 1 < end ? 2 : 1;
    }
    at = Math.min(at, end);
    boolean closed = at < end && text.charAt(at) == '"';
    at += closed ? 1 : 0;
    last = new Span(start, at);
    return closed ? null : OPEN_QUOTE;
  }

  // --- Going on after a mistake ---

  /** Passes over the rest of the line, with whatever braces open in it, up to a closing one. */
  void skipStatement() {
    int depth = 0;
    while (true) {
      skipBlanks();
      if (at == end || (depth == 0 && (isLineEnd(text.charAt(at)) || at('}')))) {
        return;
      }
      if (atData()) {
        Span before = last;
        literal();
        last = before;
        continue;
      }
      depth += at('{') ? 1 : at('}') ? -1 : 0;
      at += Math.max(1, peek().length());
    }
  }
}
