// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

/** Reads how often the part before it may stand: {@code * + ? {2} {2,} {2,5}}. */
final class RepeatParser {
  /** No Data field is longer than this. */
  private static final int MAX_COUNT = 65_535;

  private final PatternText text;

  RepeatParser(PatternText text) {
    this.text = text;
  }

  /** The part, repeated where that is asked; {@code partFrom} is where it began. */
  Node read(Node part, int partFrom) throws RegexException {
    int from = text.at();
    if (!repeats(text.next())) {
      return part;
    }
    char mark = text.next();
    text.skip(1);
    int min = mark == '+' ? 1 : 0;
    int max = mark == '?' ? 1 : Node.Repeat.NO_MOST;
    if (mark == '{') {
      min = count(from);
      max = most(from, min);
    }
    boolean lazy = text.take('?');
    if (repeats(text.next())) {
      throw twice(from, partFrom, lazy);
    }
    return Node.Repeat.of(part, min, max, lazy);
  }

  private static boolean repeats(char c) {
    return c == '*' || c == '+' || c == '?' || c == '{';
  }

  private RegexException twice(int from, int partFrom, boolean lazy) {
    String repeated = text.since(partFrom);
    boolean plus = text.take('+');
    if (plus && !lazy) {
      return text.wrong(
          from,
          "there are no possessive repeats here",
          "a possessive repeat",
          "leave out the last `+`: time is linear without it");
    }
    text.skip(plus ? 0 : 1);
    String group = repeated.length() <= 30 ? "(?:" + repeated + ")" : "(?:…)";
    return text.wrong(
        text.at() - 1,
        "this repeats a repeat",
        "stands behind another repeat",
        "write `" + group + "` in front of it");
  }

  private int most(int from, int min) throws RegexException {
    if (text.take('}')) {
      return min;
    }
    if (!text.take(',')) {
      throw noCount(from);
    }
    if (text.take('}')) {
      return Node.Repeat.NO_MOST;
    }
    int max = count(from);
    if (!text.take('}')) {
      throw noCount(from);
    }
    if (max < min) {
      throw text.wrong(
          from,
          "this repeat can never be met",
          min + " is more than " + max,
          "write the smaller number first");
    }
    return max;
  }

  private int count(int from) throws RegexException {
    int value = 0;
    int digits = 0;
    for (char c = text.next(); c >= '0' && c <= '9'; c = text.next()) {
      value = Math.min(MAX_COUNT + 1, value * 10 + c - '0');
      text.skip(1);
      digits++;
    }
    if (digits == 0) {
      throw noCount(from);
    }
    if (value > MAX_COUNT) {
      throw text.wrong(
          from, "no data field is that long", "beyond 65,535 times", "write a smaller number");
    }
    return value;
  }

  private RegexException noCount(int from) {
    return text.wrong(
        from,
        1,
        "this `{` begins no repeat",
        "expected `{2}`, `{2,}` or `{2,5}`",
        "for `{` itself write `\\{`");
  }
}
