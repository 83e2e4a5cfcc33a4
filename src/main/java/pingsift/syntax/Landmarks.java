// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import pingsift.syntax.antlr.PingsiftLexer;

/**
 * Places in a token list that are what they seem even where braces or brackets around them are
 * missing.
 *
 * <p>They rest on two or three tokens and the start of a line, because a broken file is where they
 * are needed.
 */
final class Landmarks {
  private static final Set<String> SURICATA_ACTIONS =
      Set.of("alert", "drop", "pass", "reject", "rejectsrc", "rejectdst", "rejectboth", "log");
  private static final Set<String> SURICATA_PROTOCOLS =
      Set.of("icmp", "icmpv6", "ip", "ipv6", "tcp", "udp", "http", "dns", "tls", "pkthdr", "any");

  private final List<CommonToken> tokens;

  Landmarks(List<CommonToken> tokens) {
    this.tokens = tokens;
  }

  int type(int at) {
    return Tokens.type(tokens, at);
  }

  boolean startsLine(int at) {
    return Tokens.startsLine(tokens, at);
  }

  /** An item that begins here, whatever is open before it. */
  boolean isItem(int at) {
    if (!startsLine(at)) {
      return false;
    }
    return switch (type(at)) {
      case PingsiftLexer.RULE ->
          isName(at + 1) && (type(at + 2) == PingsiftLexer.LBRACE || startsColumnOne(at));
      case PingsiftLexer.IMPORT ->
          type(at + 1) == PingsiftLexer.STRING || type(at + 1) == PingsiftLexer.OPEN_STRING;
      case PingsiftLexer.LIST -> isName(at + 1) && type(at + 2) == PingsiftLexer.ASSIGN;
      case PingsiftLexer.DEFINE ->
          isName(at + 1)
              && (type(at + 2) == PingsiftLexer.LPAREN || type(at + 2) == PingsiftLexer.ASSIGN);
      case PingsiftLexer.SUPPRESS -> isName(at + 1) && type(at + 2) == PingsiftLexer.WHERE;
      case PingsiftLexer.NAME -> isMisspeltBlock(at) || isSuricataRule(at);
      default -> false;
    };
  }

  /** A word that can only begin an item, at a place where no bracket is open. */
  boolean isItemWord(int at) {
    return switch (type(at)) {
      case PingsiftLexer.RULE, PingsiftLexer.IMPORT, PingsiftLexer.DEFINE, PingsiftLexer.SUPPRESS ->
          type(at - 1) != PingsiftLexer.DOT;
      case PingsiftLexer.LIST ->
          type(at - 1) != PingsiftLexer.DOT
              && (startsColumnOne(at) || (isName(at + 1) && type(at + 2) == PingsiftLexer.ASSIGN));
      default -> isItem(at);
    };
  }

  /** A word, a name and a brace at the very left: {@code rulee NAME} and so on. */
  private boolean isMisspeltBlock(int at) {
    return startsColumnOne(at) && isName(at + 1) && type(at + 2) == PingsiftLexer.LBRACE;
  }

  private boolean startsColumnOne(int at) {
    return tokens.get(at).getCharPositionInLine() == 0;
  }

  /** {@code alert icmp any any -> …}. */
  boolean isSuricataRule(int at) {
    return type(at) == PingsiftLexer.NAME
        && type(at + 1) == PingsiftLexer.NAME
        && SURICATA_ACTIONS.contains(tokens.get(at).getText())
        && SURICATA_PROTOCOLS.contains(tokens.get(at + 1).getText());
  }

  /** {@code meta} or {@code test} with its brace. */
  boolean isBlock(int at) {
    return (type(at) == PingsiftLexer.META || type(at) == PingsiftLexer.TEST)
        && type(at + 1) == PingsiftLexer.LBRACE
        && type(at - 1) != PingsiftLexer.DOT;
  }

  /** {@code limit} or {@code after}, not as a field of something. */
  boolean isThrottleWord(int at) {
    return (type(at) == PingsiftLexer.LIMIT || type(at) == PingsiftLexer.AFTER)
        && type(at - 1) != PingsiftLexer.DOT;
  }

  /** {@code limit 1}, {@code after 3}: surely a throttle. */
  boolean isThrottle(int at) {
    return isThrottleWord(at) && type(at + 1) == PingsiftLexer.NUMBER;
  }

  /** {@code istream where}, {@code frames by}, {@code sequence by}. */
  boolean isQuery(int at) {
    return Tokens.isNameWord(type(at))
        && (type(at + 1) == PingsiftLexer.WHERE || type(at + 1) == PingsiftLexer.BY)
        && type(at - 1) != PingsiftLexer.DOT
        && type(at - 1) != PingsiftLexer.COMMA;
  }

  /** The {@code meta:} section of a YARA rule. */
  boolean isYaraSection(int at) {
    return type(at + 1) == PingsiftLexer.COLON
        && startsLine(at)
        && Set.of("meta", "strings", "condition").contains(tokens.get(at).getText());
  }

  boolean isName(int at) {
    return Tokens.isNameWord(type(at));
  }
}
