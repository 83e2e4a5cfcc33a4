// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import pingsift.syntax.Item;
import pingsift.syntax.Lexeme;
import pingsift.syntax.RuleFile;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** First pass: the lexemes of a file with their lines; the inside of each test block is one. */
final class Pieces {
  private final SourceText source;
  private final List<Piece> pieces = new ArrayList<>();
  private int previousLine;

  private Pieces(SourceText source) {
    this.source = source;
  }

  static List<Piece> of(RuleFile file) {
    Pieces reading = new Pieces(file.source());
    reading.read(Lexeme.all(file.source()), testBlocks(file));
    return reading.pieces;
  }

  private static List<Span> testBlocks(RuleFile file) {
    List<Span> blocks = new ArrayList<>();
    for (Item item : file.items()) {
      if (item instanceof Item.Rule rule) {
        rule.tests().forEach(test -> blocks.add(test.span()));
      }
    }
    blocks.sort(Comparator.comparingInt(Span::start));
    return blocks;
  }

  private void read(List<Lexeme> lexemes, List<Span> testBlocks) {
    int at = 0;
    for (Span block : testBlocks) {
      while (at < lexemes.size() && !opens(lexemes.get(at), block)) {
        add(lexemes.get(at++));
      }
      Lexeme open = lexemes.get(at++);
      add(open);
      int close = block.end() - 1;
      while (lexemes.get(at).span().start() < close) {
        at++;
      }
      addInside(new Span(open.span().end(), close));
    }
    lexemes.subList(at, lexemes.size()).forEach(this::add);
  }

  private static boolean opens(Lexeme lexeme, Span block) {
    return lexeme.span().start() >= block.start() && lexeme.text().equals("{");
  }

  private void add(Lexeme lexeme) {
    Piece piece = Piece.of(lexeme, source, previousLine);
    pieces.add(piece);
    previousLine = piece.lastLine();
  }

  private void addInside(Span inside) {
    String text = source.slice(inside);
    if (!text.isBlank()) {
      Lexeme whole = new Lexeme(Lexeme.Kind.LITERAL, text, inside);
      pieces.add(Piece.of(whole, source, previousLine).asRaw());
    }
    previousLine = source.lineAt(inside.end());
  }
}
