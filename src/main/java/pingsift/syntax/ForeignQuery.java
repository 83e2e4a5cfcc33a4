// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import pingsift.diag.Diagnostic;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.Span;

/** Whole queries of other languages: one message for all of it, instead of one for each mark. */
final class ForeignQuery {
  private final List<CommonToken> tokens;
  private final Problems problems;

  ForeignQuery(List<CommonToken> tokens, Problems problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  /** What the query is, where it is one of another language. */
  Optional<Diagnostic.Builder> message() {
    if (new Landmarks(tokens).isSuricataRule(0)) {
      return Optional.of(
          problems
              .syntax(first(2), "this is a rule for Suricata or Snort, in another language")
              .label("expected `frame where`, `exchange where` or `istream where`")
              .help("write, for example, `frame where icmp.type == 8 and data contains \"…\"`"));
    }
    if (isWord(0, "select")) {
      return Optional.of(
          problems
              .syntax(first(1), "a query has no `" + tokens.get(0).getText() + "`")
              .label("expected `frame where`, `exchange where` or `istream where`")
              .help("write the condition alone: `istream where entropy > 7`"));
    }
    boolean slice = Tokens.type(tokens, 1) == PingsiftLexer.LBRACKET;
    if (slice && (isWord(0, "icmp") || isWord(0, "icmp6") || isWord(0, "ip"))) {
      return Optional.of(
          problems
              .syntax(first(1), "this is a filter of tcpdump, in another language")
              .label("expected `frame where` before a condition")
              .help("for `icmp[icmptype] == icmp-echo` write `frame where icmp.type == 8`"));
    }
    return Optional.empty();
  }

  private boolean isWord(int at, String word) {
    return Tokens.type(tokens, at) == PingsiftLexer.NAME
        && tokens.get(at).getText().equalsIgnoreCase(word);
  }

  private Span first(int count) {
    return Tokens.span(tokens.get(0)).to(Tokens.span(tokens.get(count - 1)));
  }
}
