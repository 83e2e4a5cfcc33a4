// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import org.antlr.v4.runtime.Token;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.Span;

/** The values of literals, whoever found their tokens. */
final class Literals {
  private final Problems problems;
  private final NumberReader numbers;
  private final AddressReader addresses;
  private final TextReader texts;

  Literals(Problems problems) {
    this.problems = problems;
    this.numbers = new NumberReader(problems);
    this.addresses = new AddressReader(problems);
    this.texts = new TextReader(problems);
  }

  /** Where they tell what is wrong with them. */
  Problems problems() {
    return problems;
  }

  Syntax value(Token token) {
    Span span = Tokens.span(token);
    String text = token.getText();
    return switch (token.getType()) {
      case PingsiftLexer.NUMBER -> numbers.read(text, span);
      case PingsiftLexer.STRING -> new Syntax.StringValue(texts.unescape(text, span), span);
      case PingsiftLexer.BYTES -> BytesReader.read(text, span, problems);
      case PingsiftLexer.IPV4, PingsiftLexer.IPV6 -> addresses.read(text, span);
      case PingsiftLexer.REGEX -> texts.regex(text, span);
      case PingsiftLexer.TIME -> texts.time(text, span);
      case PingsiftLexer.TRUE -> new Syntax.BoolValue(true, span);
      case PingsiftLexer.FALSE -> new Syntax.BoolValue(false, span);
      default -> throw new IllegalArgumentException("no literal: " + text);
    };
  }

  Syntax number(Token token) {
    return numbers.read(token.getText(), Tokens.span(token));
  }

  Syntax duration(Token token) {
    return numbers.duration(token.getText(), Tokens.span(token));
  }

  String string(Token token) {
    return texts.unescape(token.getText(), Tokens.span(token));
  }
}
