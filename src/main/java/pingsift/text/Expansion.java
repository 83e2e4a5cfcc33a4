// SPDX-License-Identifier: Apache-2.0
package pingsift.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text that stands in no file: what parts of a {@link SourceText} read as once the definitions that
 * they use are written out. It remembers where every piece of it was written.
 *
 * <p>Offsets go on behind the end of the text, so that a span says by itself which of the two it is
 * in. Built by appending; not changed once {@link SourceText#with} has taken it.
 */
public final class Expansion {
  /**
   * A stretch of the expansion. Copied text has an offset in its source; any other piece stands for
   * a stretch of the piece around it, and its own pieces come from {@code source}.
   */
  private static final class Piece {
    final int start;
    final SourceText source;
    final int offset;
    final int depth;
    final List<Piece> pieces;
    private final @Nullable Span whole;
    int end;

    private Piece(
        int start,
        SourceText source,
        int offset,
        int depth,
        List<Piece> pieces,
        @Nullable Span whole) {
      this.start = start;
      this.source = source;
      this.offset = offset;
      this.depth = depth;
      this.pieces = pieces;
      this.whole = whole;
    }

    static Piece of(int start, SourceText source, Span standsFor, int depth) {
      return new Piece(start, source, NO_COPY, depth, new ArrayList<>(), standsFor);
    }

    /** There are many of these, so they hold no more than they need. */
    static Piece copy(int start, SourceText source, int offset, int depth) {
      return new Piece(start, source, offset, depth, List.of(), null);
    }

    boolean isCopy() {
      return offset >= 0;
    }

    Span standsFor() {
      return whole == null ? new Span(offset, offset + end - start) : whole;
    }

    boolean holds(Span span) {
      return start <= span.start() && span.end() <= end && (span.length() > 0 || span.end() < end);
    }
  }

  private static final int NO_COPY = -1;

  private final SourceText of;
  private final StringBuilder text = new StringBuilder();
  private final List<Piece> roots = new ArrayList<>();
  private final Deque<Piece> open = new ArrayDeque<>();

  /** An empty expansion of a text. */
  public Expansion(SourceText of) {
    this.of = of;
  }

  /** The offset of what is appended next. */
  public int end() {
    return base() + text.length();
  }

  public boolean isEmpty() {
    return text.length() == 0;
  }

  /** One behind the end, so that the empty span at the end of the text is still the text's own. */
  private int base() {
    return of.length() + 1;
  }

  /** Whether an offset is in the expansion rather than in its text. */
  boolean holds(Span span) {
    return span.start() >= base();
  }

  /**
   * Begins a stretch that stands for another one.
   *
   * @param standsFor what it stands for, in the source of the stretch around it; for an outermost
   *     one in the text itself
   * @param source where the text that is copied next was written
   * @param depth how many definitions lead from the text to {@code source}; 0 for the text itself
   */
  public void begin(Span standsFor, SourceText source, int depth) {
    Piece piece = Piece.of(end(), source, standsFor, depth);
    pieces().add(piece);
    open.push(piece);
  }

  /** Ends the stretch that was begun last. */
  public void finish() {
    open.pop().end = end();
  }

  /** Appends a part of the source of the innermost stretch, as it is. */
  public void copy(int from, int to) {
    if (from >= to) {
      return;
    }
    Piece around = open.element();
    Piece piece = Piece.copy(end(), around.source, from, around.depth);
    text.append(around.source.content(), from, to);
    piece.end = end();
    around.pieces.add(piece);
  }

  /** Appends a mark that stands nowhere, such as a parenthesis. */
  public void mark(char mark) {
    text.append(mark);
  }

  /** Takes back what was appended from an offset on; no stretch before it may be open. */
  public void cut(int offset) {
    text.setLength(offset - base());
    open.clear();
    roots.removeIf(root -> root.start >= offset);
  }

  private List<Piece> pieces() {
    Piece around = open.peek();
    return around == null ? roots : around.pieces;
  }

  String slice(Span span) {
    return text.substring(span.start() - base(), span.end() - base());
  }

  /** Where a stretch of the expansion was written. */
  Origin origin(Span span) {
    int at = rootAt(span.start());
    Piece piece = roots.get(at);
    Span own = piece.standsFor();
    Optional<String> written = Optional.empty();
    Optional<Place> definition = Optional.empty();
    boolean exact = false;
    while (true) {
      Optional<Piece> inner = inner(piece, span);
      Span here = inner.isEmpty() ? covered(piece, span) : inner.get().standsFor();
      boolean copied = inner.isPresent() && inner.get().isCopy();
      if (copied) {
        here = moved(inner.get(), span);
      }
      if (piece.depth == 0) {
        own = here;
        definition = Optional.empty();
        exact = copied;
        written = copied || inner.isEmpty() ? Optional.empty() : Optional.of(text(inner.get()));
      } else {
        definition = Optional.of(new Place(piece.source, here));
      }
      if (copied || inner.isEmpty()) {
        return new Origin(own, written, definition, exact);
      }
      piece = inner.get();
    }
  }

  private String text(Piece piece) {
    return slice(new Span(piece.start, piece.end));
  }

  private int rootAt(int offset) {
    int low = 0;
    int high = roots.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (roots.get(middle).start <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static Optional<Piece> inner(Piece piece, Span span) {
    return piece.pieces.stream().filter(part -> part.holds(span)).findFirst();
  }

  private static Span moved(Piece copy, Span span) {
    int by = copy.offset - copy.start;
    return new Span(span.start() + by, span.end() + by);
  }

  /** The smallest stretch of a piece's source that all of the span comes from. */
  private static Span covered(Piece piece, Span span) {
    int from = Integer.MAX_VALUE;
    int to = -1;
    for (Piece part : piece.pieces) {
      int start = Math.max(part.start, span.start());
      int end = Math.min(part.end, span.end());
      if (start < end) {
        boolean copy = part.isCopy();
        from = Math.min(from, copy ? start - part.start + part.offset : part.standsFor().start());
        to = Math.max(to, copy ? end - part.start + part.offset : part.standsFor().end());
      }
    }
    return to < from ? piece.standsFor() : new Span(from, to);
  }
}
