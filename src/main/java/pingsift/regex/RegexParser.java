// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a pattern. Use one parser for one pattern. */
final class RegexParser {
  private final PatternText text;
  private final Set<Flag> flags;
  private final EscapeParser escapes;
  private final ClassParser classes;
  private final RepeatParser repeats;
  private int nesting;

  RegexParser(String pattern, Set<Flag> flags) {
    this.text = new PatternText(pattern);
    this.flags = flags;
    this.escapes = new EscapeParser(text);
    this.classes = new ClassParser(text, escapes, flags.contains(Flag.IGNORE_CASE));
    this.repeats = new RepeatParser(text);
  }

  Node read() throws RegexException {
    Node node = choice();
    if (text.hasMore()) {
      int from = text.at();
      text.skip(1);
      throw text.wrong(
          from, "this `)` closes no group", "nothing is open here", "for `)` itself write `\\)`");
    }
    return node;
  }

  private Node choice() throws RegexException {
    int from = text.at();
    List<Node> branches = new ArrayList<>();
    do {
      branches.add(sequence());
    } while (text.take('|'));
    return checked(Node.Choice.of(branches), from);
  }

  private Node sequence() throws RegexException {
    List<Node> parts = new ArrayList<>();
    long states = 0;
    while (text.hasMore() && text.next() != '|' && text.next() != ')') {
      int from = text.at();
      Node part = checked(repeats.read(atom(), from), from);
      states += part.size().states();
      if (states > Regex.MAX_STATES) {
        throw tooLarge(from);
      }
      parts.add(part);
    }
    return Node.Sequence.of(parts);
  }

  /** Whether what was read since an offset fits: checked before anything grows with it. */
  private Node checked(Node node, int from) throws RegexException {
    if (node.size().states() > Regex.MAX_STATES) {
      throw tooLarge(from);
    }
    return node;
  }

  private RegexException tooLarge(int from) {
    return text.wrong(
        from,
        "this regular expression is too large",
        "takes it beyond %,d states".formatted(Regex.MAX_STATES),
        "a repeat counts as often as it may happen: write a smaller number, or `*`");
  }

  private Node atom() throws RegexException {
    int from = text.at();
    char next = text.next();
    switch (next) {
      case '(' -> {
        return group();
      }
      case '[' -> {
        return new Node.One(classes.read());
      }
      case '.' -> {
        text.skip(1);
        return new Node.One(flags.contains(Flag.DOT_ALL) ? ByteSet.ALL : NamedSets.NO_LINE_FEED);
      }
      case '^' -> {
        text.skip(1);
        return place(flags.contains(Flag.LINES) ? Assertion.LINE_START : Assertion.DATA_START);
      }
      case '$' -> {
        text.skip(1);
        return place(flags.contains(Flag.LINES) ? Assertion.LINE_END : Assertion.DATA_END);
      }
      case '\\' -> {
        return escape();
      }
      case '*', '+', '?', '{' -> {
        text.skip(1);
        throw text.wrong(
            from,
            "there is nothing to repeat here",
            "repeats what stands before it",
            "for `" + next + "` itself write `\\" + next + "`");
      }
      default -> {
        return character();
      }
    }
  }

  private Node escape() throws RegexException {
    Assertion assertion = escapes.assertion();
    return assertion == null ? one(escapes.bytes(false)) : place(assertion);
  }

  private Node one(ByteSet set) {
    return new Node.One(flags.contains(Flag.IGNORE_CASE) ? set.inEitherCase() : set);
  }

  private Node place(Assertion assertion) throws RegexException {
    char next = text.next();
    if (next == '*' || next == '+' || next == '?' || next == '{') {
      int from = text.at();
      text.skip(1);
      throw text.wrong(
          from,
          "a place cannot be repeated",
          "repeats what stands before it",
          "for `" + next + "` itself write `\\" + next + "`");
    }
    return new Node.At(assertion);
  }

  /** A character stands for its UTF-8 bytes, which repeat as one. */
  private Node character() throws RegexException {
    int from = text.at();
    int point = text.takeCodePoint();
    if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
      throw text.wrong(from, "this is half a character", "has no bytes", "write bytes as `\\x0a`");
    }
    if (point < 0x80) {
      return flags.contains(Flag.IGNORE_CASE) ? one(ByteSet.of(point)) : Node.One.of(point);
    }
    List<Node> bytes = new ArrayList<>();
    for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
      bytes.add(Node.One.of(b & 0xff));
    }
    return Node.Sequence.of(bytes);
  }

  private Node group() throws RegexException {
    int from = text.at();
    @Nullable RegexException refused = GroupKinds.refused(text);
    if (refused != null) {
      throw refused;
    }
    if (nesting == Regex.MAX_NESTING) {
      text.skip(1);
      throw text.wrong(
          from,
          "the groups of this regular expression nest too deep",
          "more than " + Regex.MAX_NESTING + " levels down",
          "leave out groups that hold nothing but a group");
    }
    text.skip(text.startsWith("(?:") ? 3 : 1);
    nesting++;
    Node node = choice();
    nesting--;
    if (!text.take(')')) {
      throw text.wrong(from, 1, "this group is not closed", "opened here", "close it with `)`");
    }
    return node;
  }
}
