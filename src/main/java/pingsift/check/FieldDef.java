// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.Map;
import java.util.Set;

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
 * @param bounds between which its numbers lie
 * @param types of a message, the ICMP types that can have the field, as keys of the hidden field
 *     {@code $icmp.type}; empty where every type can
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
    String symbolKey,
    Bounds bounds,
    Set<Long> types) {
  public FieldDef {
    symbols = Map.copyOf(symbols);
    types = Set.copyOf(types);
  }

  /** A field of whose numbers and types nothing more is known. */
  public FieldDef(
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
    this(
        owner,
        name,
        type,
        unit,
        mayBeAbsent,
        sentence,
        cost,
        growth,
        symbols,
        symbolKey,
        Bounds.NONE,
        Set.of());
  }

  /** Hidden fields carry keys for symbols; users cannot name them. */
  public boolean isHidden() {
    return name.startsWith("$");
  }
}
