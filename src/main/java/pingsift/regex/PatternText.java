// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import java.util.Optional;

/** A pattern that is being read, from its first character to its last. */
final class PatternText {
  private final String text;
  private int at;

  PatternText(String text) {
    this.text = text;
  }

  /** The offset of the next character. */
  int at() {
    return at;
  }

  boolean hasMore() {
    return at < text.length();
  }

  /** The next character, or NUL behind the end. */
  char next() {
    return peek(0);
  }

  /** A character further on, or NUL behind the end. */
  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  boolean startsWith(String part) {
    return text.startsWith(part, at);
  }

  void skip(int count) {
    at += count;
  }

  boolean take(char wanted) {
    if (!hasMore() || next() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  /** The next code point, whatever it is. */
  int takeCodePoint() {
    int point = text.codePointAt(at);
    at += Character.charCount(point);
    return point;
  }

  /** What was read since an offset. */
  String since(int from) {
    return text.substring(from, at);
  }

  /** The offset of a character from here on, or -1. */
  int find(char wanted) {
    return text.indexOf(wanted, at);
  }

  /** What is wrong with all that was read since an offset, or with the one character there. */
  RegexException wrong(int from, String message, String label, String help) {
    return wrong(from, Math.max(1, at - from), message, label, help);
  }

  RegexException wrong(int from, int length, String message, String label, String help) {
    return new RegexException(new Flaw(from, length, message, label, help, Optional.empty()));
  }

  /** As {@link #wrong}, with what says the same. */
  RegexException mendable(int from, String message, String label, String help, String replacement) {
    return new RegexException(
        new Flaw(from, at - from, message, label, help, Optional.of(replacement)));
  }
}
