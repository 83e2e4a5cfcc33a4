// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.Map;

/**
 * What a rule says of itself.
 *
 * @param sid unique over all loaded rules, above 0
 * @param severity 1 (worst) to 4, as in EVE
 * @param category the {@code class} word, or empty
 * @param attack ATT&amp;CK technique ids
 * @param references addresses to read on
 * @param other further keys, each with its values, in the order of the file
 */
public record RuleMeta(
    long sid,
    int rev,
    String msg,
    int severity,
    String category,
    List<String> attack,
    List<String> references,
    Map<String, List<String>> other) {
  public RuleMeta {
    attack = List.copyOf(attack);
    references = List.copyOf(references);
    other = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(other));
  }
}
