// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.ArrayList;
import java.util.List;
import pingsift.syntax.Lexeme;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** Fifth pass: each comment belongs to the word before it on its line, or else to the next one. */
final class Attachment {
  private static final int TAB = 4;

  private final SourceText source;
  private final List<Word> words = new ArrayList<>();
  private List<Remark> waiting = new ArrayList<>();

  private Attachment(SourceText source) {
    this.source = source;
  }

  /** The words; the last one is empty and holds what stands at the end of the file. */
  static List<Word> attach(List<Piece> pieces, SourceText source) {
    Attachment attachment = new Attachment(source);
    pieces.forEach(attachment::add);
    Span end = new Span(source.length(), source.length());
    Lexeme nothing = new Lexeme(Lexeme.Kind.MARK, "", end);
    attachment.add(new Piece(nothing, "", source.lineCount(), source.lineCount(), false, false));
    return attachment.words;
  }

  private void add(Piece piece) {
    if (!piece.isComment()) {
      words.add(new Word(piece, waiting, List.of()));
      waiting = new ArrayList<>();
      return;
    }
    if (waiting.isEmpty() && followsOnLine(piece)) {
      behindLast(piece);
    } else {
      waiting.add(remark(piece, Remark.Place.OWN_LINE));
    }
  }

  private boolean followsOnLine(Piece comment) {
    if (words.isEmpty() || comment.firstLine() != comment.lastLine()) {
      return false;
    }
    Word last = words.get(words.size() - 1);
    boolean open = last.after().stream().allMatch(before -> before.place() == Remark.Place.INLINE);
    return open && comment.firstLine() <= last.piece().lastLine();
  }

  private void behindLast(Piece comment) {
    boolean block = comment.text().startsWith("/*");
    Word last = words.remove(words.size() - 1);
    List<Remark> after = new ArrayList<>(last.after());
    after.add(remark(comment, block ? Remark.Place.INLINE : Remark.Place.LINE_END));
    words.add(new Word(last.piece(), last.before(), after));
  }

  private Remark remark(Piece comment, Remark.Place place) {
    int start = comment.lexeme().span().start();
    int lineStart = source.lineStart(comment.firstLine());
    String before = source.content().substring(lineStart, start);
    int column = expanded(before + "x").length() - 1;
    List<String> lines = new ArrayList<>();
    for (String line : comment.text().split("\\r?\\n", -1)) {
      lines.add(lines.isEmpty() ? " ".repeat(column) + line.stripTrailing() : expanded(line));
    }
    return new Remark(
        place == Remark.Place.OWN_LINE ? lines : List.of(comment.text().strip()),
        column,
        place,
        comment.blank());
  }

  /** A line without white space at its end, and with blanks for the tabs at its start. */
  static String expanded(String line) {
    StringBuilder indent = new StringBuilder();
    int at = 0;
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      int blanks = line.charAt(at) == ' ' ? 1 : TAB - indent.length() % TAB;
      indent.append(" ".repeat(blanks));
      at++;
    }
    String rest = line.substring(at).stripTrailing();
    return rest.isEmpty() ? "" : indent + rest;
  }
}
