// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.CommonToken;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.Span;

/**
 * Forms that other languages write: told, each with what to write here, and then read as that.
 *
 * <p>So {@code a && b = 1} gives two messages that help, and whatever else is wrong with the
 * condition is told in the same go.
 */
final class Habits {
  /** Words of the language that people write in capitals. */
  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("and", PingsiftLexer.AND),
          Map.entry("or", PingsiftLexer.OR),
          Map.entry("not", PingsiftLexer.NOT),
          Map.entry("in", PingsiftLexer.IN),
          Map.entry("where", PingsiftLexer.WHERE),
          Map.entry("by", PingsiftLexer.BY),
          Map.entry("over", PingsiftLexer.OVER),
          Map.entry("having", PingsiftLexer.HAVING),
          Map.entry("within", PingsiftLexer.WITHIN),
          Map.entry("then", PingsiftLexer.THEN),
          Map.entry("contains", PingsiftLexer.CONTAINS),
          Map.entry("startswith", PingsiftLexer.STARTSWITH),
          Map.entry("endswith", PingsiftLexer.ENDSWITH),
          Map.entry("matches", PingsiftLexer.MATCHES),
          Map.entry("nocase", PingsiftLexer.NOCASE),
          Map.entry("true", PingsiftLexer.TRUE),
          Map.entry("false", PingsiftLexer.FALSE));

  /** What to write for the keywords of Suricata that people bring along. */
  private static final Map<String, String> SURICATA =
      Map.of(
          "itype", "icmp.type == 8",
          "icode", "icmp.code == 0",
          "icmp_id", "icmp.ident == 1",
          "icmp_seq", "icmp.seq == 1",
          "dsize", "len > 100",
          "content", "data contains \"text\"",
          "pcre", "data matches /text/",
          "ttl", "ip.ttl < 5",
          "entropy", "entropy > 7");

  private final Problems problems;

  Habits(Problems problems) {
    this.problems = problems;
  }

  /** Tells of a mark of another language and makes it ours; leaves other tokens alone. */
  void mark(CommonToken token) {
    switch (token.getType()) {
      case PingsiftLexer.FOREIGN_AND -> word(token, PingsiftLexer.AND, "and");
      case PingsiftLexer.FOREIGN_OR -> word(token, PingsiftLexer.OR, "or");
      case PingsiftLexer.FOREIGN_NOT -> word(token, PingsiftLexer.NOT, "not");
      case PingsiftLexer.FOREIGN_EQ -> word(token, PingsiftLexer.EQ, "==");
      case PingsiftLexer.FOREIGN_NE -> word(token, PingsiftLexer.NE, "!=");
      case PingsiftLexer.FOREIGN_GE -> word(token, PingsiftLexer.GE, ">=");
      case PingsiftLexer.FOREIGN_LE -> word(token, PingsiftLexer.LE, "<=");
      case PingsiftLexer.FOREIGN_TEST -> word(token, PingsiftLexer.MATCHES, "matches");
      case PingsiftLexer.ASSIGN -> assign(token);
      case PingsiftLexer.NAME -> capitals(token);
      default -> {}
    }
  }

  private void word(CommonToken token, int type, String ours) {
    Span span = Tokens.span(token);
    String theirs = token.getText();
    problems.add(
        problems
            .syntax(span, "`" + theirs + "` is written `" + ours + "` here")
            .label("write `" + ours + "`")
            .fix(new Fix(span, spaced(ours, span), true)));
    token.setType(type);
  }

  /** A word in place of marks needs blanks around it: {@code a&&b}, {@code !a}. */
  private String spaced(String ours, Span span) {
    if (!Character.isLetter(ours.charAt(0))) {
      return ours;
    }
    String text = problems.source().content();
    boolean before = span.start() > 0 && !isGap(text.charAt(span.start() - 1));
    boolean after = span.end() < text.length() && !isGap(text.charAt(span.end()));
    after &= !text.startsWith("!", span.end()); // whose own fix brings the blank
    return (before ? " " : "") + ours + (after ? " " : "");
  }

  private static boolean isGap(char c) {
    return Character.isWhitespace(c) || c == '(' || c == '[' || c == '{';
  }

  private void assign(CommonToken token) {
    Span span = Tokens.span(token);
    problems.add(
        problems
            .syntax(span, "values are compared with `==`")
            .label("`=` gives a list or a definition its content")
            .help("write `==`")
            .fix(new Fix(span, "==", true)));
    token.setType(PingsiftLexer.EQ);
  }

  private void capitals(CommonToken token) {
    String lower = token.getText().toLowerCase(Locale.ROOT);
    Integer type = WORDS.get(lower);
    if (type == null) {
      return;
    }
    Span span = Tokens.span(token);
    problems.add(
        problems
            .syntax(span, "the words of the language are lower case")
            .label("write `" + lower + "`")
            .fix(new Fix(span, lower, true)));
    token.setType(type);
  }

  /** Tells of a {@code ;} that ends nothing here. */
  void semicolon(CommonToken token) {
    Span span = Tokens.span(token);
    problems.add(
        problems
            .syntax(span, "nothing ends with `;` here")
            .label("not needed")
            .fix(new Fix(span, "", true)));
  }

  /** Tells of {@code msg: "x"} and {@code msg = "x"} in a {@code meta} block. */
  void metaSeparator(CommonToken token, CommonToken key) {
    Span span = Tokens.span(token);
    boolean blank = problems.source().content().startsWith(" ", span.end());
    problems.add(
        problems
            .syntax(span, "a `meta` entry has nothing between its name and its value")
            .label("remove this")
            .help("write `" + key.getText() + " …`")
            .fix(new Fix(span, blank ? "" : " ", true)));
  }

  /** Whether the colon is that of {@code https://}; what follows it is a comment to the lexer. */
  boolean isWebAddress(CommonToken colon) {
    String text = problems.source().content();
    int start = colon.getStartIndex();
    return text.startsWith("://", start) && start > 0 && Character.isLetter(text.charAt(start - 1));
  }

  void webAddress(CommonToken scheme) {
    String text = problems.source().content();
    int start = scheme.getStartIndex();
    int end = start;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    Span span = new Span(start, end);
    Diagnostic.Builder problem =
        problems.syntax(span, "an address stands in double quotes").label("`//` begins a comment");
    if (text.substring(start, end).indexOf('"') < 0) {
      problem.fix(new Fix(span, '"' + text.substring(start, end) + '"', true));
    }
    problems.add(problem);
  }

  /** Tells of {@code in not} and {@code in !}, and makes {@code not in} of it. */
  void inNot(CommonToken in, CommonToken not) {
    Span words = Tokens.span(in).to(Tokens.span(not));
    problems.add(
        problems
            .syntax(words, "`not` stands before `in`")
            .label("write `not in`")
            .fix(new Fix(words, "not in", true)));
    in.setType(PingsiftLexer.NOT);
    not.setType(PingsiftLexer.IN);
  }

  /** Tells of {@code a: frame where …}. */
  void stepName(CommonToken name, CommonToken scope) {
    Span words = new Span(Tokens.span(name).start(), Tokens.span(scope).start());
    problems.add(
        problems
            .syntax(Tokens.span(name), "steps have no names")
            .label("remove this")
            .help("what steps share stands after `by`; a step cannot look at another")
            .fix(new Fix(words, "", false)));
  }

  /** Tells of {@code itype:8}. */
  void colon(CommonToken before, CommonToken colon, CommonToken after) {
    Span span = Tokens.span(before).to(Tokens.span(after));
    String word = before.getText();
    Diagnostic.Builder problem =
        problems
            .syntax(span, "a condition compares: it has no `name:value`")
            .label("expected a comparison such as `==`");
    String example = SURICATA.get(word);
    if (example != null) {
      problem.help("for Suricata's `" + word + "` write, for example, `" + example + "`");
    } else {
      problem.help("write `" + word + " == " + after.getText() + "`");
    }
    problems.add(problem);
    colon.setType(PingsiftLexer.EQ);
  }
}
