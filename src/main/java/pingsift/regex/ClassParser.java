// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import java.nio.charset.StandardCharsets;

/** Reads a class: {@code [^a-z\x80-\xff[:digit:]]}. */
final class ClassParser {
  private final PatternText text;
  private final EscapeParser escapes;
  private final boolean ignoreCase;

  ClassParser(PatternText text, EscapeParser escapes, boolean ignoreCase) {
    this.text = text;
    this.escapes = escapes;
    this.ignoreCase = ignoreCase;
  }

  ByteSet read() throws RegexException {
    int from = text.at();
    text.skip(1);
    boolean negated = text.take('^');
    if (text.next() == ']' && text.hasMore()) {
      text.skip(1);
      throw text.wrong(from, "this class is empty", "holds no byte", "for `]` itself write `\\]`");
    }
    ByteSet all = ByteSet.NONE;
    while (!text.take(']')) {
      if (!text.hasMore()) {
        throw text.wrong(from, 1, "this class is not closed", "opened here", "close it with `]`");
      }
      all = all.or(item());
    }
    ByteSet cased = ignoreCase ? all.inEitherCase() : all;
    ByteSet result = negated ? cased.not() : cased;
    if (result.equals(ByteSet.NONE)) {
      throw text.wrong(from, "this class is empty", "holds no byte", "nothing is left to match");
    }
    return result;
  }

  /** A byte, a range, or a named set. */
  private ByteSet item() throws RegexException {
    int from = text.at();
    ByteSet first = element();
    boolean range = text.next() == '-' && text.peek(1) != ']' && text.peek(1) != '\0';
    if (!range) {
      return first;
    }
    text.skip(1);
    ByteSet last = element();
    int low = single(first);
    int high = single(last);
    if (low < 0 || high < 0) {
      throw text.wrong(
          from,
          "a range goes from one byte to another",
          "a set is at one of its ends",
          "for a `-` itself write it last, or `\\-`");
    }
    if (low > high) {
      throw text.wrong(
          from,
          "this range is backwards",
          shown(low) + " is more than " + shown(high),
          "for a `-` itself write it last, or `\\-`");
    }
    return ByteSet.range(low, high);
  }

  private ByteSet element() throws RegexException {
    char next = text.next();
    if (next == '\\') {
      return escapes.bytes(true);
    }
    if (next == '[' && (text.peek(1) == ':' || text.peek(1) == '.' || text.peek(1) == '=')) {
      return named();
    }
    if (next > 0x7f) {
      throw notOneByte();
    }
    text.skip(1);
    return ByteSet.of(next);
  }

  /** {@code [:digit:]} and {@code [:^digit:]}. */
  private ByteSet named() throws RegexException {
    int from = text.at();
    char mark = text.peek(1);
    text.skip(2);
    boolean negated = text.take('^');
    int begin = text.at();
    while (text.next() >= 'a' && text.next() <= 'z') {
      text.skip(1);
    }
    String name = text.since(begin);
    boolean closed = text.next() == mark && text.peek(1) == ']';
    if (mark == ':' && !closed && text.find(']') >= 0) {
      throw text.wrong(
          from,
          "a named class is written `[:alpha:]`",
          "not a named class",
          "for `[` itself write `\\[`");
    }
    text.skip(closed ? 2 : 0);
    ByteSet set = mark == ':' ? NamedSets.POSIX.get(name) : null;
    if (set == null) {
      throw text.wrong(
          from,
          "there is no class of this name",
          "not a class",
          "the names are `" + String.join("`, `", NamedSets.POSIX.keySet()) + "`");
    }
    return negated ? set.not() : set;
  }

  private RegexException notOneByte() {
    int from = text.at();
    int point = text.takeCodePoint();
    StringBuilder bytes = new StringBuilder();
    for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
      bytes.append("\\x%02x".formatted(b));
    }
    return text.wrong(
        from,
        "a class holds single bytes, and this character is several",
        "more than one byte",
        "its bytes are `" + bytes + "`; write it beside the class: `(?:[…]|" + bytes + ")`");
  }

  private static String shown(int value) {
    return NamedSets.GRAPH.contains(value)
        ? "`" + (char) value + "`"
        : "`\\x%02x`".formatted(value);
  }

  /** The only byte of a set, or -1. */
  private static int single(ByteSet set) {
    int found = -1;
    for (int value = 0; value < 256; value++) {
      if (set.contains(value)) {
        if (found >= 0) {
          return -1;
        }
        found = value;
      }
    }
    return found;
  }
}
