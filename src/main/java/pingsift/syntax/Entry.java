// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import pingsift.text.Span;

/** An item of a file before its parts are parsed. */
sealed interface Entry {
  /** An import, a list, a definition or a suppression. */
  record Plain(Section section) implements Entry {}

  /**
   * A rule: its parts in source order, and the spans of its {@code meta} blocks.
   *
   * @param cutShort parts of it are missing because of a problem that has been told
   */
  record Rule(Name name, List<Section> sections, List<Span> metaBlocks, boolean cutShort, Span span)
      implements Entry {
    public Rule {
      sections = List.copyOf(sections);
      metaBlocks = List.copyOf(metaBlocks);
    }

    Rule asCutShort() {
      return new Rule(name, sections, metaBlocks, true, span);
    }
  }
}
