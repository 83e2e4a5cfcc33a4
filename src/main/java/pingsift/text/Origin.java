// SPDX-License-Identifier: Apache-2.0
package pingsift.text;

import java.util.Optional;

/**
 * Where a stretch of a text comes from.
 *
 * @param own where it stands in the text itself; for what a definition came to, where the
 *     definition is used
 * @param written what the whole use reads as; empty where the stretch stands there as it is
 * @param definition where it is written, if that is in a definition
 * @param exact whether {@code own} is the stretch as written, with nothing written out in it
 */
public record Origin(
    Span own, Optional<String> written, Optional<Place> definition, boolean exact) {
  static Origin of(Span span) {
    return new Origin(span, Optional.empty(), Optional.empty(), true);
  }
}
