// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.Optional;
import pingsift.syntax.Item;
import pingsift.text.SourceText;

/** Where lists that stand in files of their own come from. The checker itself reads no file. */
public interface ListTexts {
  /** None has a text. */
  ListTexts NONE = (list, from) -> Optional.empty();

  /**
   * The text of a {@code file("…")}; empty where it could not be read, which has then been told.
   *
   * @param list one with a file
   * @param from the text that the list stands in
   */
  Optional<SourceText> read(Item.NamedList list, SourceText from);
}
