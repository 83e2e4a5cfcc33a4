// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import pingsift.text.SourceText;

/**
 * One parsed file: what could be understood, in source order. Parts that could not are in the
 * diagnostics.
 *
 * @param comments all comments in source order, those inside items too
 */
public record RuleFile(SourceText source, List<Item> items, List<Comment> comments) {
  public RuleFile {
    items = List.copyOf(items);
    comments = List.copyOf(comments);
  }

  public RuleFile(SourceText source, List<Item> items) {
    this(source, items, List.of());
  }
}
