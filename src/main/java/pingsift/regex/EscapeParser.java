// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import org.jspecify.annotations.Nullable;

/** Reads what begins with a {@code \}. */
final class EscapeParser {
  private final PatternText text;

  EscapeParser(PatternText text) {
    this.text = text;
  }

  /** The place that an escape outside of a class names, or null where it names bytes. */
  @Nullable Assertion assertion() {
    Assertion assertion =
        switch (text.peek(1)) {
          case 'A' -> Assertion.DATA_START;
          case 'z' -> Assertion.DATA_END;
          case 'b' -> Assertion.WORD_EDGE;
          case 'B' -> Assertion.NO_WORD_EDGE;
          default -> null;
        };
    if (assertion != null) {
      text.skip(2);
    }
    return assertion;
  }

  /** The bytes that an escape names. */
  ByteSet bytes(boolean inClass) throws RegexException {
    int from = text.at();
    text.skip(1);
    if (!text.hasMore()) {
      throw text.wrong(from, "a `\\` ends this regular expression", "escapes nothing", "");
    }
    char letter = text.next();
    ByteSet named = NamedSets.ofLetter(letter);
    if (named != null) {
      text.skip(1);
      return named;
    }
    int value = control(letter);
    if (value >= 0) {
      text.skip(1);
      return ByteSet.of(value);
    }
    if (letter == 'x') {
      return hexadecimal(from);
    }
    if (letter >= '0' && letter <= '9') {
      return digits(from, inClass);
    }
    if (letter > 0x7f || Character.isLetter(letter)) {
      throw refused(from, inClass);
    }
    text.skip(1);
    return ByteSet.of(letter);
  }

  private static int control(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'f' -> '\f';
      case 'a' -> 0x07;
      case 'e' -> 0x1b;
      default -> -1;
    };
  }

  private ByteSet hexadecimal(int from) throws RegexException {
    int high = digit(text.peek(1));
    int low = digit(text.peek(2));
    if (high < 0 || low < 0) {
      throw text.wrong(
          from, 2, "`\\x` needs two hexadecimal digits", "expected two digits, as in `\\x0a`", "");
    }
    text.skip(3);
    return ByteSet.of(high << 4 | low);
  }

  private static int digit(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  /** {@code \0} is a byte; other digits are an octal number or a group elsewhere. */
  private ByteSet digits(int from, boolean inClass) throws RegexException {
    int value = 0;
    int digits = 0;
    while (digits < 3 && text.next() >= '0' && text.next() <= '7') {
      value = value * 8 + text.next() - '0';
      text.skip(1);
      digits++;
    }
    if (digits == 1 && value == 0) {
      return ByteSet.of(0);
    }
    boolean octal = digits == 3 || inClass || text.since(from).startsWith("\\0");
    if (octal && digits > 0 && value <= 0xff) {
      throw text.mendable(
          from,
          "bytes are not written in octal here",
          "an octal number",
          "write two hexadecimal digits",
          "\\x%02x".formatted(value));
    }
    text.skip(digits == 0 ? 1 : 0);
    throw noGroups(from);
  }

  private RegexException noGroups(int from) {
    return text.wrong(
        from,
        "a regular expression cannot refer back to a group",
        "refers back",
        "groups are not remembered, so that time stays linear; to compare parts of the data"
            + " compare slices");
  }

  private RegexException refused(int from, boolean inClass) {
    int letter = text.takeCodePoint();
    String escape = text.since(from);
    switch (letter) {
      case 'k', 'g' -> {
        return noGroups(from);
      }
      case 'p', 'P', 'X' -> {
        return text.wrong(
            from,
            "there are no Unicode classes: the data are bytes",
            "a Unicode class",
            "name the bytes, as in `[a-zA-Z]` or `[\\x80-\\xff]`");
      }
      case 'u', 'U', 'o', 'c' -> {
        return text.wrong(
            from,
            "`" + escape + "` is not an escape",
            "not an escape",
            "write the byte as `\\x0a`, and a character as it is");
      }
      case 'A', 'z', 'B' -> {
        return text.wrong(
            from, "a class holds bytes, not places", "a place", "move it in front of the class");
      }
      case 'b' -> {
        return text.mendable(
            from,
            "a class holds bytes, not places",
            "the edge of a word",
            "for a backspace write `\\x08`",
            "\\x08");
      }
      case 'Z' -> {
        return text.wrong(
            from,
            "`\\Z` is not an escape",
            "not an escape",
            "the end of the data is `\\z`; with a line feed or without it is `\\n?\\z`");
      }
      default -> {
        return other(from, escape, (char) letter, inClass);
      }
    }
  }

  private RegexException other(int from, String escape, char letter, boolean inClass) {
    String message = "`" + escape + "` is not an escape";
    String instead =
        switch (letter) {
          case 'h' -> inClass ? " \\t" : "[ \\t]";
          case 'v' -> inClass ? "\\n\\x0b\\f\\r" : "[\\n\\x0b\\f\\r]";
          case 'R' -> inClass ? "" : "(?:\\r\\n|[\\n\\x0b\\f\\r])";
          case 'N' -> inClass ? "" : "[^\\n]";
          case 'H' -> inClass ? "" : "[^ \\t]";
          case 'V' -> inClass ? "" : "[^\\n\\x0b\\f\\r]";
          default -> "";
        };
    if (!instead.isEmpty()) {
      return text.mendable(from, message, "not an escape", "write `" + instead + "`", instead);
    }
    return switch (letter) {
      case 'Q', 'E' ->
          text.wrong(
              from,
              message,
              "not an escape",
              "write a `\\` before each mark that has a meaning, as in `\\.`");
      case 'G', 'K' ->
          text.wrong(
              from, message, "not an escape", "leave it out: one match is looked for, as a whole");
      default ->
          text.wrong(
              from,
              message,
              "not an escape",
              "for the letter itself leave the `\\` out; for a byte write `\\x0a`");
    };
  }
}
