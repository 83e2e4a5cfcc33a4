// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import pingsift.text.Span;

/** An item of a file before its parts are parsed. */
sealed interface Entry {
  /** The name that the item gives to something, or nothing. */
  String name();

  /** An import, a list, a definition or a suppression. */
  record Plain(Section section) implements Entry {
    @Override
    public String name() {
      boolean named = section.kind() == Section.Kind.LIST || section.kind() == Section.Kind.DEFINE;
      return named && section.tokens().size() > 1 ? section.tokens().get(1).getText() : "";
    }
  }

  /**
   * A rule: its parts in source order, and the spans of its {@code meta} blocks.
   *
   * @param word its name
   * @param cutShort parts of it are missing because of a problem that has been told
   */
  record Rule(Name word, List<Section> sections, List<Span> metaBlocks, boolean cutShort, Span span)
      implements Entry {
    public Rule {
      sections = List.copyOf(sections);
      metaBlocks = List.copyOf(metaBlocks);
    }

    @Override
    public String name() {
      return word.text();
    }

    Rule asCutShort() {
      return new Rule(word, sections, metaBlocks, true, span);
    }
  }
}
