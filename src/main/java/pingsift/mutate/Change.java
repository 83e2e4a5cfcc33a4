// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.util.List;
import pingsift.text.Span;

/**
 * A small mistake in a query.
 *
 * @param span what is shown of it, in the text of the query
 * @param edits that make it; several where one place is used several times
 * @param words what it comes to
 */
record Change(Operator operator, Span span, List<Edit> edits, Words words) {
  /**
   * A change in words: {@code before} becomes {@code after}.
   *
   * @param before as written
   * @param after what stands there instead; empty where {@code before} is left out
   * @param sentence for a change of another kind, the whole of it; else empty
   */
  record Words(String before, String after, String sentence) {}

  Change {
    edits = List.copyOf(edits);
  }
}
