// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.Span;

/**
 * Reads the usual {@code meta} lines without the parser: words, each with values that are strings,
 * numbers or words with dots or without. Half the tokens of a rule file stand in such lines, and
 * this is several times as fast. Whatever has anything else in it is left to the grammar, which
 * also tells what is wrong.
 */
final class MetaLine {
  private final List<CommonToken> tokens;
  private final TextReader texts;
  private final List<Item.MetaEntry> entries = new ArrayList<>();
  private int at;

  private MetaLine(List<CommonToken> tokens, TextReader texts) {
    this.tokens = tokens;
    this.texts = texts;
  }

  /** The entries of the line, or nothing where the grammar has to read it. */
  static Optional<List<Item.MetaEntry>> read(List<CommonToken> tokens, TextReader texts) {
    for (CommonToken token : tokens) {
      if (!isPlain(token.getType())) {
        return Optional.empty();
      }
    }
    MetaLine line = new MetaLine(tokens, texts);
    while (line.at < tokens.size()) {
      if (!line.entry()) {
        return Optional.empty();
      }
    }
    return Optional.of(line.entries);
  }

  private static boolean isPlain(int type) {
    return isValue(type) || type == PingsiftLexer.COMMA || type == PingsiftLexer.DOT;
  }

  private static boolean isValue(int type) {
    return type == PingsiftLexer.STRING || type == PingsiftLexer.NUMBER || Tokens.isWord(type);
  }

  private int type() {
    return Tokens.type(tokens, at);
  }

  private boolean entry() {
    if (!Tokens.isWord(type()) || !isValue(Tokens.type(tokens, at + 1))) {
      return false;
    }
    Name key = Tokens.name(tokens.get(at++));
    Item.MetaValue first = value();
    if (type() != PingsiftLexer.COMMA) {
      entries.add(new Item.MetaEntry(key, List.of(first)));
      return true;
    }
    List<Item.MetaValue> values = new ArrayList<>();
    values.add(first);
    while (type() == PingsiftLexer.COMMA) {
      at++;
      if (!isValue(type())) {
        return false;
      }
      values.add(value());
    }
    entries.add(new Item.MetaEntry(key, values));
    return true;
  }

  private Item.MetaValue value() {
    CommonToken token = tokens.get(at++);
    String text = token.getText();
    int start = token.getStartIndex();
    int end = token.getStopIndex() + 1;
    return switch (token.getType()) {
      case PingsiftLexer.STRING ->
          new Item.MetaValue(
              Item.MetaValue.Kind.STRING, texts.unescape(text, new Span(start, end)), start, end);
      case PingsiftLexer.NUMBER -> new Item.MetaValue(Item.MetaValue.Kind.NUMBER, text, start, end);
      default -> word(text, start, end);
    };
  }

  /** {@code T1059}, or {@code T1059.001} where more follows. */
  private Item.MetaValue word(String first, int start, int firstEnd) {
    String text = first;
    int end = firstEnd;
    while (type() == PingsiftLexer.DOT && isNext(Tokens.type(tokens, at + 1))) {
      CommonToken next = tokens.get(at + 1);
      text = text + "." + next.getText();
      end = next.getStopIndex() + 1;
      at += 2;
    }
    return new Item.MetaValue(Item.MetaValue.Kind.WORD, text, start, end);
  }

  private static boolean isNext(int type) {
    return Tokens.isWord(type) || type == PingsiftLexer.NUMBER;
  }
}
