// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import pingsift.text.SourceText;

/**
 * One parsed file: what could be understood, in source order. Parts that could not are in the
 * diagnostics.
 */
public record RuleFile(SourceText source, List<Item> items) {
  public RuleFile {
    items = List.copyOf(items);
  }
}
