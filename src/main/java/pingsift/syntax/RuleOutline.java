// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.Span;

/**
 * Divides one rule into its parts: {@code meta} lines, condition, throttles, tests.
 *
 * <p>One file, although it is long: all of it moves one position through the same tokens.
 */
final class RuleOutline {
  private final List<CommonToken> tokens;
  private final Problems problems;
  private final Landmarks landmarks;
  private final int from;
  private final List<Section> sections = new ArrayList<>();
  private final List<Span> metaBlocks = new ArrayList<>();
  private final boolean byIndent;
  private int at;
  private boolean closed;
  private Optional<Entry.Rule> rule = Optional.empty();

  /** Where a missing brace was last told, so that the block around does not tell it again. */
  private int toldAt = -1;

  private RuleOutline(
      List<CommonToken> tokens,
      int from,
      Problems problems,
      Landmarks landmarks,
      boolean byIndent) {
    this.byIndent = byIndent;
    this.tokens = tokens;
    this.problems = problems;
    this.landmarks = landmarks;
    this.from = from;
    this.at = from;
  }

  /**
   * Reads the rule whose word {@code rule} has the index {@code from}.
   *
   * <p>Braces alone are trusted first. Where they leave the rule open, a {@code }} that stands
   * below the word {@code rule} is taken for its end: then the block that lacks a brace is the one
   * that is told.
   */
  static RuleOutline read(
      List<CommonToken> tokens, int from, Problems problems, Landmarks landmarks) {
    int before = problems.count();
    RuleOutline byBraces = new RuleOutline(tokens, from, problems, landmarks, false);
    byBraces.rule = byBraces.readRule();
    if (byBraces.closed) {
      return byBraces;
    }
    problems.forgetFrom(before);
    RuleOutline byIndent = new RuleOutline(tokens, from, problems, landmarks, true);
    byIndent.rule = byIndent.readRule();
    return byIndent;
  }

  /** The rule, or nothing where not even its parts can be told. */
  Optional<Entry.Rule> rule() {
    return rule;
  }

  /** The index of the first token after the rule. */
  int end() {
    return at;
  }

  private Optional<Entry.Rule> readRule() {
    Name name = header();
    if (type(at) != PingsiftLexer.LBRACE) {
      tellMissingBrace();
      if (!continuesWithoutBrace()) {
        skip();
        closed = true; // told
        return Optional.empty();
      }
    } else {
      at++;
    }
    int open = at - 1;
    while (at < tokens.size() && type(at) != PingsiftLexer.RBRACE && !landmarks.isItem(at)) {
      if (landmarks.isYaraSection(at)) {
        tellYara();
        skip();
        closed = true; // told
        return Optional.empty();
      }
      part();
    }
    closed = type(at) == PingsiftLexer.RBRACE;
    if (closed) {
      at++;
    } else {
      tellNotClosed(open, "the rule `" + name.text() + "` is not closed");
    }
    Span span = Tokens.span(tokens.subList(from, at));
    return Optional.of(new Entry.Rule(name, sections, metaBlocks, false, span));
  }

  private int type(int index) {
    return Tokens.type(tokens, index);
  }

  // --- Header ---

  /** Reads up to the opening brace; a wrong name is told and taken as it is. */
  private Name header() {
    int first = ++at;
    if (landmarks.isName(at)
        && (type(at + 1) == PingsiftLexer.LBRACE
            || Tokens.startsLine(tokens, at + 1 < size() ? at + 1 : at))) {
      return Tokens.name(tokens.get(at++));
    }
    while (at < size() && type(at) != PingsiftLexer.LBRACE && !Tokens.startsLine(tokens, at)) {
      at++;
    }
    if (at == first) {
      Span word = Tokens.span(tokens.get(from));
      problems.add(
          problems
              .syntax(new Span(word.end(), word.end()), "this rule has no name")
              .label("expected a name")
              .help("a name holds letters, digits and `_`: `rule icmp_tunnel {`"));
      return new Name("", new Span(word.end(), word.end()));
    }
    Span span = Tokens.span(tokens.subList(first, at));
    String text = problems.source().slice(span);
    tellWrongName(span, text);
    return new Name(text, span);
  }

  private int size() {
    return tokens.size();
  }

  private void tellWrongName(Span span, String text) {
    int first = type(from + 1);
    if (Tokens.isReserved(first) && at == from + 2) {
      problems.add(
          problems
              .syntax(span, "`" + text + "` is a word of the language, not a name")
              .label("a rule needs another name"));
      return;
    }
    Diagnostic.Builder problem =
        problems.syntax(span, "this is not a name").label("a name holds letters, digits and `_`");
    String plain = text.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
    if (plain.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      problem.help("write `" + plain + "`").fix(new Fix(span, plain, true));
    }
    problems.add(problem);
  }

  private void tellMissingBrace() {
    Span before = Tokens.span(tokens.get(at - 1));
    problems.add(
        problems
            .syntax(new Span(before.end(), before.end()), "the rule has no `{`")
            .label("expected `{`")
            .fix(new Fix(new Span(before.end(), before.end()), " {", true)));
  }

  private boolean continuesWithoutBrace() {
    return type(at) == PingsiftLexer.META || landmarks.isQuery(at);
  }

  /** To the closing brace of the rule, or to the next item. */
  private void skip() {
    int depth = type(at) == PingsiftLexer.LBRACE ? 0 : 1;
    while (at < size() && !landmarks.isItem(at)) {
      if (type(at) == PingsiftLexer.LBRACE) {
        depth++;
      } else if (type(at) == PingsiftLexer.RBRACE && --depth <= 0) {
        at++;
        return;
      }
      at++;
    }
  }

  // --- Parts ---

  private void part() {
    if (landmarks.isBlock(at)) {
      if (type(at) == PingsiftLexer.META) {
        meta();
      } else {
        test();
      }
      return;
    }
    boolean throttle = landmarks.isThrottleWord(at);
    int first = at;
    skipPart();
    if (type(first) == PingsiftLexer.META || type(first) == PingsiftLexer.TEST) {
      tellBlockWithoutBrace(tokens.get(first));
      return;
    }
    sections.add(
        new Section(
            throttle ? Section.Kind.THROTTLE : Section.Kind.QUERY, tokens.subList(first, at)));
  }

  private void tellBlockWithoutBrace(CommonToken word) {
    Span span = Tokens.span(word);
    problems.add(
        problems
            .syntax(
                new Span(span.end(), span.end()),
                "a `" + word.getText() + "` block stands in braces")
            .label("expected `{`"));
  }

  /** To the end of a condition or throttle: the next part, or the end of the rule. */
  private void skipPart() {
    int depth = 0;
    at++;
    while (at < size() && !endsRule()) {
      if (depth == 0 ? startsPart() : startsPartInBraces()) {
        return;
      }
      if (type(at) == PingsiftLexer.LBRACE) {
        depth++;
      } else if (type(at) == PingsiftLexer.RBRACE && --depth < 0) {
        return;
      }
      at++;
    }
  }

  /** The next item, or a brace that stands below the word {@code rule}. */
  private boolean endsRule() {
    return landmarks.isItem(at)
        || (byIndent
            && type(at) == PingsiftLexer.RBRACE
            && landmarks.startsLine(at)
            && tokens.get(at).getCharPositionInLine() <= tokens.get(from).getCharPositionInLine());
  }

  private boolean startsPart() {
    return landmarks.isBlock(at)
        || landmarks.isThrottle(at)
        || (landmarks.startsLine(at) && landmarks.isThrottleWord(at))
        || (landmarks.startsLine(at) && landmarks.isQuery(at));
  }

  private boolean startsPartInBraces() {
    return landmarks.startsLine(at) && (landmarks.isBlock(at) || landmarks.isThrottle(at));
  }

  private void meta() {
    int first = at;
    at += 2;
    int line = at;
    int depth = 0;
    while (at < size() && !endsRule() && !endsOpenMeta(first + 1)) {
      if (at > line && startsMetaEntryLine()) {
        addMetaLine(line);
        line = at;
      }
      if (type(at) == PingsiftLexer.LBRACE) {
        depth++;
      } else if (type(at) == PingsiftLexer.RBRACE && --depth < 0) {
        break;
      }
      at++;
    }
    addMetaLine(line);
    metaBlocks.add(Tokens.span(tokens.get(first)));
    close(first + 1, "the `meta` block is not closed");
  }

  private boolean startsMetaEntryLine() {
    return landmarks.startsLine(at)
        && Tokens.isWord(type(at))
        && type(at - 1) != PingsiftLexer.COMMA;
  }

  /** What cannot stand in a {@code meta} block that was meant to be open. */
  private boolean endsOpenMeta(int open) {
    return at > open + 1
        && landmarks.startsLine(at)
        && (landmarks.isBlock(at) || landmarks.isThrottle(at) || landmarks.isQuery(at));
  }

  private void addMetaLine(int line) {
    if (at > line) {
      sections.add(new Section(Section.Kind.META, tokens.subList(line, at)));
    }
  }

  private void test() {
    int first = at;
    at += 2;
    int depth = 0;
    while (at < size() && !endsRule()) {
      if (type(at) == PingsiftLexer.LBRACE) {
        depth++;
      } else if (type(at) == PingsiftLexer.RBRACE && --depth < 0) {
        break;
      }
      at++;
    }
    close(first + 1, "the `test` block is not closed");
    sections.add(new Section(Section.Kind.TEST, tokens.subList(first, at)));
  }

  private void close(int open, String message) {
    if (type(at) == PingsiftLexer.RBRACE && !endsRule()) {
      at++;
    } else {
      tellNotClosed(open, message);
    }
  }

  private boolean isBraceInOpenString(int open) {
    return tokens.subList(open, at).stream()
        .anyMatch(token -> Tokens.isOpenText(token.getType()) && token.getText().contains("}"));
  }

  private void tellNotClosed(int open, String message) {
    if (type(size() - 1) == PingsiftLexer.OPEN_COMMENT
        || toldAt == at
        || isBraceInOpenString(open)) {
      return; // the comment, the block inside or the string is the cause, and is told
    }
    Diagnostic.Builder problem =
        problems.syntax(Tokens.span(tokens.get(open)), message).label("this is never closed");
    if (type(at) != Token.EOF) {
      problem.other(Tokens.span(tokens.get(at)), "expected `}` before this");
    }
    problems.add(problem.help("add `}`"));
    toldAt = at;
  }

  // --- Rules of another language ---

  private void tellYara() {
    problems.add(
        problems
            .syntax(
                Tokens.span(tokens.get(at)).to(Tokens.span(tokens.get(at + 1))),
                "this is a section of a YARA rule, in another language")
            .label("a rule here has a block `meta { … }` and then its condition")
            .help("write `meta { … }` and `frame where data contains x\"…\"`"));
  }
}
