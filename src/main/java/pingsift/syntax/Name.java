// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import pingsift.text.Span;

/**
 * A word as written, and where.
 *
 * <p>A file holds more of these than of anything else, so the offsets stand in it themselves.
 *
 * @param start as of a {@link Span}
 */
public record Name(String text, int start, int end) {
  public Name(String text, Span span) {
    this(text, span.start(), span.end());
  }

  public Span span() {
    return new Span(start, end);
  }
}
