// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import java.util.Set;
import pingsift.text.SourceText;

/**
 * One parsed file: what could be understood, in source order. Parts that could not are in the
 * diagnostics.
 *
 * @param rules how many rules stand in it, those too that could not be parsed
 * @param comments all comments in source order, those inside items too
 * @param unread names of lists, definitions and rules that could not be parsed: they exist, so that
 *     nobody needs to be told that they do not
 * @param untold how many problems it has beyond those that were told
 */
public record RuleFile(
    SourceText source,
    List<Item> items,
    int rules,
    Set<String> unread,
    List<Comment> comments,
    int untold) {
  public RuleFile {
    items = List.copyOf(items);
    unread = Set.copyOf(unread);
    comments = List.copyOf(comments);
  }
}
