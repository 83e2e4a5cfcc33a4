// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.List;
import pingsift.syntax.Query;
import pingsift.syntax.Syntax;
import pingsift.text.Origin;
import pingsift.text.Place;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * A query as one text that needs no definition: every use of one is written out in its place.
 * Remembers where each piece was written. Immutable.
 */
public final class FlatQuery {
  /** A stretch of the text that stands in a source as it is. */
  private record Piece(int start, int end, int sourceStart) {}

  private final SourceText source;
  private final StringBuilder text = new StringBuilder();
  private final List<Piece> pieces = new ArrayList<>();

  private FlatQuery(SourceText source) {
    this.source = source;
  }

  /**
   * @param written as parsed
   * @param expanded the same with definitions written out, and its source
   */
  static FlatQuery of(Query written, ExpandedFile.ExpandedQuery expanded) {
    FlatQuery flat = new FlatQuery(expanded.source());
    List<Syntax> before = conditions(written);
    List<Syntax> after = conditions(expanded.query());
    int at = written.span().start();
    for (int i = 0; i < before.size(); i++) {
      flat.add(new Span(at, before.get(i).span().start()));
      flat.add(after.get(i).span());
      at = before.get(i).span().end();
    }
    flat.add(new Span(at, written.span().end()));
    return flat;
  }

  private static List<Syntax> conditions(Query query) {
    if (query instanceof Query.Single single) {
      return List.of(single.condition());
    }
    if (query instanceof Query.Window window) {
      List<Syntax> both = new ArrayList<>();
      window.condition().ifPresent(both::add);
      both.add(window.having());
      return both;
    }
    Query.Sequence sequence = (Query.Sequence) query;
    return sequence.steps().stream().map(step -> step.query().condition()).toList();
  }

  private void add(Span span) {
    int start = text.length();
    text.append(source.slice(span));
    pieces.add(new Piece(start, text.length(), span.start()));
  }

  /** The text; it parses as a query does. */
  public String text() {
    return text.toString();
  }

  /** Where people wrote a stretch of the text: in the rule, or in a definition that it uses. */
  public Place place(Span span) {
    Piece first = pieceOf(span.start());
    Piece last = pieceOf(Math.max(span.start(), span.end() - 1));
    int from = span.start() - first.start + first.sourceStart;
    if (!first.equals(last)) {
      int to = span.end() - last.start + last.sourceStart;
      int start = source.origin(new Span(from, from)).own().start();
      int end = source.origin(new Span(to, to)).own().end();
      return new Place(source.original(), new Span(start, Math.max(start, end)));
    }
    Origin origin = source.origin(new Span(from, from + span.length()));
    return origin.definition().orElse(new Place(source.original(), origin.own()));
  }

  private Piece pieceOf(int offset) {
    Piece found = pieces.get(0);
    for (Piece piece : pieces) {
      if (piece.start <= offset && piece.start < piece.end) {
        found = piece;
      }
    }
    return found;
  }
}
