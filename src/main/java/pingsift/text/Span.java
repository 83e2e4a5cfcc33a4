// SPDX-License-Identifier: Apache-2.0
package pingsift.text;

/**
 * A stretch of a {@link SourceText}: offsets from 0, {@code end} exclusive. An empty span marks a
 * place.
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }

  /** The smallest span that covers both. */
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  public int length() {
    return end - start;
  }
}
