// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Suggestions;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.Span;

/**
 * Divides a file into items by its words and braces, before anything is parsed.
 *
 * <p>A missing brace, a misspelt item or text that belongs to no item is told here, once, and the
 * items after it are found all the same: {@link Landmarks} say where an item begins.
 */
final class Outline {
  private static final List<String> ITEM_WORDS =
      List.of("rule", "list", "define", "import", "suppress");

  private final List<CommonToken> tokens;
  private final Problems problems;
  private final Landmarks landmarks;
  private final List<Entry> entries = new ArrayList<>();
  private int at;
  private boolean suricataTold;

  private Outline(List<CommonToken> tokens, Problems problems) {
    this.tokens = tokens;
    this.problems = problems;
    this.landmarks = new Landmarks(tokens);
  }

  static List<Entry> of(List<CommonToken> tokens, Problems problems) {
    Outline outline = new Outline(tokens, problems);
    outline.readFile();
    return outline.entries;
  }

  private void readFile() {
    while (at < tokens.size()) {
      switch (type()) {
        case PingsiftLexer.RULE -> rule();
        case PingsiftLexer.IMPORT -> plain(Section.Kind.IMPORT);
        case PingsiftLexer.LIST -> plain(Section.Kind.LIST);
        case PingsiftLexer.DEFINE -> plain(Section.Kind.DEFINE);
        case PingsiftLexer.SUPPRESS -> plain(Section.Kind.SUPPRESS);
        default -> stray();
      }
    }
  }

  private int type() {
    return Tokens.type(tokens, at);
  }

  private void rule() {
    RuleOutline rule = RuleOutline.read(tokens, at, problems, landmarks);
    rule.rule().ifPresent(entries::add);
    at = rule.end();
  }

  private void plain(Section.Kind kind) {
    int from = at;
    skipItem(kind);
    entries.add(new Entry.Plain(new Section(kind, tokens.subList(from, at))));
  }

  /** To the next item or stray query, or to a closing brace that has no opening one. */
  private void skipItem(Section.Kind kind) {
    int depth = 0;
    at++;
    while (at < tokens.size()) {
      if (landmarks.isItem(at) || (depth == 0 && landmarks.isItemWord(at))) {
        return;
      }
      boolean hasWhere = kind == Section.Kind.SUPPRESS;
      if (!hasWhere && depth == 0 && landmarks.startsLine(at) && landmarks.isQuery(at)) {
        return;
      }
      if (type() == PingsiftLexer.LBRACE) {
        depth++;
      } else if (type() == PingsiftLexer.RBRACE && --depth < 0) {
        return;
      }
      at++;
    }
  }

  /** Tells of text that begins no item, and passes over it. */
  private void stray() {
    int from = at;
    CommonToken token = tokens.get(at);
    if (type() == PingsiftLexer.OPEN_COMMENT) {
      at++;
      BrokenTokens.tellOpenComment(token, problems);
      return;
    }
    if (landmarks.isSuricataRule(at)) {
      if (!suricataTold) {
        tellSuricata(from); // one is enough: such lines come by the thousand
        suricataTold = true;
      }
      skipStray();
      return;
    }
    List<String> meant = meantItem(token);
    if (!meant.isEmpty() && landmarks.isName(at + 1)) {
      tellMisspelt(token, meant.get(0));
      misspeltItem(meant.get(0));
      return;
    }
    tellStray(token);
    skipStray();
  }

  private void skipStray() {
    at++;
    while (at < tokens.size() && !landmarks.isItemWord(at)) {
      at++;
    }
  }

  private List<String> meantItem(CommonToken token) {
    if (!Tokens.isWord(token.getType()) || landmarks.isQuery(at)) {
      return List.of();
    }
    return Suggestions.closest(token.getText(), ITEM_WORDS);
  }

  private void misspeltItem(String word) {
    switch (word) {
      case "rule" -> {
        retag(PingsiftLexer.RULE);
        rule();
      }
      case "list" -> {
        retag(PingsiftLexer.LIST);
        plain(Section.Kind.LIST);
      }
      case "define" -> {
        retag(PingsiftLexer.DEFINE);
        plain(Section.Kind.DEFINE);
      }
      case "suppress" -> {
        retag(PingsiftLexer.SUPPRESS);
        plain(Section.Kind.SUPPRESS);
      }
      default -> skipStray();
    }
  }

  private void retag(int type) {
    tokens.get(at).setType(type);
  }

  private void tellMisspelt(CommonToken token, String word) {
    Span span = Tokens.span(token);
    problems.add(
        problems
            .syntax(span, "a rule file has no `" + token.getText() + "`")
            .label("not a word that begins an item")
            .help("a word with a similar spelling exists: `" + word + "`")
            .fix(new Fix(span, word, true)));
  }

  private void tellSuricata(int from) {
    Span span = Tokens.span(tokens.get(from)).to(Tokens.span(tokens.get(from + 1)));
    problems.add(
        problems
            .syntax(span, "this is a rule for Suricata or Snort, in another language")
            .label("a rule here begins with `rule NAME {`")
            .help("write `rule NAME { meta { sid 1 msg \"…\" } frame where icmp.type == 8 }`"));
  }

  private boolean isPart() {
    return landmarks.isQuery(at) || landmarks.isBlock(at) || landmarks.isThrottle(at);
  }

  private boolean followsRule() {
    return Tokens.type(tokens, at - 1) == PingsiftLexer.RBRACE
        && !entries.isEmpty()
        && entries.get(entries.size() - 1) instanceof Entry.Rule rule
        && rule.span().end() == tokens.get(at - 1).getStopIndex() + 1;
  }

  /** A part right after a rule: a brace too many closed the rule before it. */
  private void tellTooEarly(CommonToken token) {
    int last = entries.size() - 1;
    if (entries.get(last) instanceof Entry.Rule rule) {
      entries.set(last, rule.asCutShort());
    }
    problems.add(
        problems
            .syntax(Tokens.span(tokens.get(at - 1)), "this `}` closes the rule too early")
            .label("the rule ends here")
            .other(Tokens.span(token), "this stands outside of it")
            .help("remove one `}` before this place"));
  }

  private void tellStray(CommonToken token) {
    Span span = Tokens.span(token);
    if (token.getType() == PingsiftLexer.RBRACE) {
      problems.add(
          problems
              .syntax(span, "this `}` closes nothing")
              .label("no `{` is open here")
              .help("remove it, or look for a `}` too many before it"));
      return;
    }
    if (at > 0 && isPart() && followsRule()) {
      tellTooEarly(token);
      return;
    }
    if (landmarks.isQuery(at)) {
      problems.add(
          problems
              .syntax(span, "in a file a condition stands in a rule")
              .label("this condition stands alone")
              .help("put `rule NAME {` before it and `}` after it"));
      return;
    }
    if (landmarks.isBlock(at) || landmarks.isThrottle(at)) {
      problems.add(
          problems
              .syntax(span, "`" + token.getText() + "` stands in a rule")
              .label("no rule is open here")
              .help("look for a `}` too many before it"));
      return;
    }
    Diagnostic.Builder problem =
        problems
            .syntax(span, "expected `rule`, `list`, `define` or `import`")
            .label("no item begins like this");
    boolean dashes =
        token.getType() == PingsiftLexer.MINUS
            && Tokens.type(tokens, at + 1) == PingsiftLexer.MINUS;
    if (dashes || token.getType() == PingsiftLexer.SEMICOLON) {
      problem.help("a comment begins with `//` or `#`");
    }
    problems.add(problem);
  }
}
