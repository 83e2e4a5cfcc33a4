// SPDX-License-Identifier: Apache-2.0
package pingsift.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The text of one rule file, or of a condition given on the command line, with its name.
 *
 * <p>Offsets count UTF-16 code units from 0. Lines and columns are 1-based, as people count them; a
 * column counts code points. Lines end at {@code \n}; a {@code \r} before it belongs to the line
 * end. A text can have an {@link Expansion}: what its uses of definitions read as; spans behind its
 * end lie there. Immutable.
 */
public final class SourceText {
  private final String name;
  private final String content;
  private final Lines lines;
  private final @Nullable SourceText original;
  private final @Nullable Expansion expansion;

  public SourceText(String name, String content) {
    this.name = name;
    this.content = content;
    this.lines = new Lines(content);
    this.original = null;
    this.expansion = null;
  }

  private SourceText(SourceText original, Expansion expansion) {
    this.name = original.name;
    this.content = original.content;
    this.lines = original.lines;
    this.original = original;
    this.expansion = expansion;
  }

  /** The same text with an expansion of it. */
  public SourceText with(Expansion writtenOut) {
    return new SourceText(original(), writtenOut);
  }

  /** This text without its expansion: the one that was read. */
  public SourceText original() {
    return original == null ? this : original;
  }

  /** Whether a stretch lies in the expansion, and so stands nowhere in the text itself. */
  public boolean isWrittenOut(Span span) {
    return expansion != null && expansion.holds(span);
  }

  /** Where a stretch was written: in this text, or in a definition that it uses. */
  public Origin origin(Span span) {
    return expansion != null && expansion.holds(span) ? expansion.origin(span) : Origin.of(span);
  }

  /** What messages call this text: the path as the user gave it, or {@code <expression>}. */
  public String name() {
    return name;
  }

  public String content() {
    return content;
  }

  public int length() {
    return content.length();
  }

  /** The text of a span, which may lie in the expansion. */
  public String slice(Span span) {
    if (expansion != null && expansion.holds(span)) {
      return expansion.slice(span);
    }
    return content.substring(span.start(), span.end());
  }

  public int lineCount() {
    return lines.starts().length;
  }

  /**
   * The 1-based line that holds an offset; an offset at the end of the text is on the last line.
   */
  public int lineAt(int offset) {
    int[] lineStarts = lines.starts();
    int low = 0;
    int high = lineStarts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (lineStarts[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low + 1;
  }

  /** The 1-based column of an offset, in code points. */
  public int columnAt(int offset) {
    int start = lineStart(lineAt(offset));
    return content.codePointCount(start, Math.min(offset, content.length())) + 1;
  }

  /** The offset at which a 1-based line begins. */
  public int lineStart(int line) {
    return lines.starts()[line - 1];
  }

  /** The text of a 1-based line without its line end. */
  public String line(int line) {
    int[] lineStarts = lines.starts();
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : content.length();
    if (end > start && content.charAt(end - 1) == '\r') {
      end--;
    }
    return content.substring(start, end);
  }

  /** Where lines begin, found when somebody asks: sound texts never need it. */
  private static final class Lines {
    private final String content;
    private volatile int @Nullable [] starts;

    Lines(String content) {
      this.content = content;
    }

    int[] starts() {
      int[] known = starts;
      if (known == null) {
        known = find();
        starts = known;
      }
      return known;
    }

    private int[] find() {
      int[] found = new int[16];
      int count = 1;
      for (int at = content.indexOf('\n'); at >= 0; at = content.indexOf('\n', at + 1)) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = at + 1;
      }
      return Arrays.copyOf(found, count);
    }
  }
}
