// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.Map;

/**
 * What the language knows of a field. Declared once, in the catalogue.
 *
 * @param name as written after the owner's prefix; may hold dots: {@code icmp.type}
 * @param unit what a number counts, or empty: {@code bytes}, {@code bits per byte}
 * @param mayBeAbsent whether a record can lack it
 * @param sentence one sentence for reference and hover, without a full stop
 * @param cost of reading it, in simple operations such as an addition
 * @param growth how it changes while an iStream grows; FIXED on messages and exchanges
 * @param symbols names that a comparison with this field understands, each with the keys it stands
 *     for
 * @param symbolKey name of the hidden field of the same owner that holds those keys, or empty
 */
public record FieldDef(
    Owner owner,
    String name,
    Type type,
    String unit,
    boolean mayBeAbsent,
    String sentence,
    int cost,
    Growth growth,
    Map<String, List<Long>> symbols,
    String symbolKey) {
  public FieldDef {
    symbols = Map.copyOf(symbols);
  }

  /** Hidden fields carry keys for symbols; users cannot name them. */
  public boolean isHidden() {
    return name.startsWith("$");
  }
}
