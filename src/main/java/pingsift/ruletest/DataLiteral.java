// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** Reads one closed literal, {@code "text"} or {@code x"61 62"}, as bytes. */
final class DataLiteral {
  private static final int ESCAPE_DIGITS = 2;

  private final SourceText source;
  private final String text;
  private final int end;
  private int at;

  private DataLiteral(SourceText source, Span span) {
    this.source = source;
    text = source.content();
    at = span.start() + (text.charAt(span.start()) == 'x' ? 2 : 1);
    end = span.end() - 1;
  }

  static byte[] read(SourceText source, Span span) throws FlowProblem {
    DataLiteral literal = new DataLiteral(source, span);
    return source.content().charAt(span.start()) == 'x' ? literal.hex() : literal.text();
  }

  private byte[] hex() throws FlowProblem {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int first = -1;
    for (int i = at; i < end; i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t') {
        continue;
      }
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        Span span = new Span(i, Math.min(end, i + Character.charCount(text.codePointAt(i))));
        throw new FlowProblem(
                source, span, "`" + source.slice(span) + "` is not a hexadecimal digit")
            .label("expected pairs of digits, as in `x\"D5 20\"`");
      }
      if (first < 0) {
        first = digit;
      } else {
        bytes.write(first << 4 | digit);
        first = -1;
      }
    }
    if (first >= 0) {
      throw new FlowProblem(source, new Span(at, end), "a byte has two hexadecimal digits")
          .label("one digit is left over");
    }
    return bytes.toByteArray();
  }

  private byte[] text() throws FlowProblem {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (at < end) {
      if (text.charAt(at) == '\\') {
        bytes.write(escaped());
      } else {
        int start = at;
        while (at < end && text.charAt(at) != '\\') {
          at++;
        }
        bytes.writeBytes(text.substring(start, at).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private int escaped() throws FlowProblem {
    int start = at++;
    char letter = at < end ? text.charAt(at) : ' ';
    if (letter == 'x' && isHex(at + 1) && isHex(at + 2)) {
      at += 1 + ESCAPE_DIGITS;
      return Integer.parseInt(text, at - ESCAPE_DIGITS, at, 16);
    }
    int which = "nrt0\\\"".indexOf(letter);
    if (which < 0) {
      throw new FlowProblem(
          source,
          new Span(start, Math.min(end, start + 2)),
          "after a backslash comes one of n r t 0 \\ \" or x and two digits");
    }
    at++;
    return "\n\r\t\0\\\"".charAt(which);
  }

  private boolean isHex(int i) {
    return i < end && text.charAt(i) < 128 && Character.digit(text.charAt(i), 16) >= 0;
  }
}
