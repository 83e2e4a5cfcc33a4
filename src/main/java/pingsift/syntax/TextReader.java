// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.text.Span;

/** Reads strings, regular expressions and times. */
final class TextReader {
  /** ASCII ends here: above it one character is several bytes. */
  private static final int MAX_BYTE_ESCAPE = 0x7f;

  private static final int NANOS_PER_SECOND = 1_000_000_000;

  private final Problems problems;

  TextReader(Problems problems) {
    this.problems = problems;
  }

  // --- Strings ---

  /**
   * The text between the quotes of {@code literal}, unescaped; a wrong escape is told and left out.
   */
  String unescape(String literal, Span span) {
    if (literal.indexOf('\\') < 0) {
      return literal.substring(1, literal.length() - 1);
    }
    StringBuilder text = new StringBuilder();
    int end = literal.length() - 1;
    int at = 1;
    while (at < end) {
      char c = literal.charAt(at);
      if (c == '\\' && at + 1 < end) {
        at += escape(literal, at, end, span, text);
      } else {
        text.append(c);
        at++;
      }
    }
    return text.toString();
  }

  /** Reads one escape; returns its length. */
  private int escape(String literal, int at, int end, Span span, StringBuilder into) {
    char letter = literal.charAt(at + 1);
    switch (letter) {
      case 'n' -> into.append('\n');
      case 'r' -> into.append('\r');
      case 't' -> into.append('\t');
      case '0' -> into.append('\0');
      case '"', '\\', '\'', '/' -> into.append(letter);
      case 'x' -> {
        return byteEscape(literal, at, end, span, into);
      }
      case 'u' -> {
        return characterEscape(literal, at, end, span, into);
      }
      default -> {
        problems.add(
            problems
                .literal(part(span, at, at + 2), "`\\" + letter + "` is not an escape")
                .label("not an escape")
                .help(
                    "for a backslash itself write `\\\\`; escapes are `\\n`, `\\r`, `\\t`, `\\\"`, `\\x41`"));
      }
    }
    return 2;
  }

  private int byteEscape(String literal, int at, int end, Span span, StringBuilder into) {
    int value = hex(literal, at + 2, 2, end);
    if (value < 0) {
      problems.add(
          problems
              .literal(part(span, at, Math.min(at + 4, end)), "`\\x` needs two hexadecimal digits")
              .label("expected two digits, as in `\\x41`"));
      return 2;
    }
    if (value > MAX_BYTE_ESCAPE) {
      String digits = literal.substring(at + 2, at + 4);
      problems.add(
          problems
              .literal(part(span, at, at + 4), "`\\x" + digits + "` is not a character of its own")
              .label("in text this would become two bytes")
              .help("write a byte literal: `x\"" + digits + "\"`"));
      return 4;
    }
    into.append((char) value);
    return 4;
  }

  /** {@code \}{@code u00e9} or {@code \}{@code u{1F600}}. */
  private int characterEscape(String literal, int at, int end, Span span, StringBuilder into) {
    boolean braces = at + 2 < end && literal.charAt(at + 2) == '{';
    int from = braces ? at + 3 : at + 2;
    int close = braces ? literal.indexOf('}', from) : from + 4;
    int length = close - from;
    int value = close > from && close <= end && length <= 6 ? hex(literal, from, length, end) : -1;
    boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    if (value < 0 || surrogate || !Character.isValidCodePoint(value)) {
      problems.add(
          problems
              .literal(part(span, at, at + 2), "`\\u` needs the number of a character")
              .label("expected it here, as in `\\u00e9` or `\\u{1F600}`"));
      return 2;
    }
    into.appendCodePoint(value);
    return (braces ? close + 1 : close) - at;
  }

  private static int hex(String text, int from, int length, int end) {
    if (from + length > end) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + length; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static Span part(Span literal, int from, int to) {
    return new Span(literal.start() + from, literal.start() + to);
  }

  // --- Regular expressions ---

  Syntax regex(String literal, Span span) {
    int close = literal.lastIndexOf('/');
    String flags = literal.substring(close + 1);
    for (int i = 0; i < flags.length(); i++) {
      char flag = flags.charAt(i);
      Span where = part(span, close + 1 + i, close + 2 + i);
      if (flag != 'i' && flag != 's' && flag != 'm') {
        return wrong(
            problems
                .literal(where, "a regular expression has no flag `" + flag + "`")
                .label("not a flag")
                .help(
                    "`i` ignores case, `s` lets `.` match every byte, `m` finds `^` and `$` at lines"),
            span);
      }
      if (flags.indexOf(flag) < i) {
        return wrong(
            problems
                .literal(where, "the flag `" + flag + "` is given twice")
                .label("remove it")
                .fix(new Fix(where, "", true)),
            span);
      }
    }
    return new Syntax.RegexValue(literal.substring(1, close), flags, span);
  }

  // --- Times ---

  Syntax time(String text, Span span) {
    if (text.length() == "2026-11-21".length()) {
      return wrong(
          problems
              .literal(span, "a time has an hour and a zone")
              .label("only a date")
              .help("write `" + text + "T00:00:00Z`")
              .fix(new Fix(span, text + "T00:00:00Z", false)),
          span);
    }
    if (text.matches(".*T[0-9]{2}:[0-9]{2}(:[0-9.]+)?")) {
      return wrong(
          problems
              .literal(span, "a time has a zone")
              .label("no zone")
              .help("for UTC write `" + text + "Z`, else as in `" + text + "+01:00`")
              .fix(new Fix(span, text + "Z", false)),
          span);
    }
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      long seconds = Math.multiplyExact(instant.getEpochSecond(), (long) NANOS_PER_SECOND);
      return new Syntax.TimeValue(Math.addExact(seconds, (long) instant.getNano()), span);
    } catch (DateTimeException | ArithmeticException outside) {
      return wrong(
          problems
              .literal(span, "there is no such time")
              .label("not a time between the years 1678 and 2262")
              .help("a time is written `2026-11-21T10:00:00Z`"),
          span);
    }
  }

  private Syntax wrong(Diagnostic.Builder problem, Span span) {
    problems.add(problem);
    return new Syntax.Broken(span);
  }
}
