// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import java.util.List;
import java.util.Map;
import java.util.Set;
import pingsift.check.Bounds;
import pingsift.check.FieldDef;
import pingsift.check.Growth;
import pingsift.check.Owner;
import pingsift.check.Type;

/**
 * One line of the catalogue while it is written: name, type and sentence first, then what is
 * special.
 *
 * @param <R> the record that the field is read from
 */
final class Declaration<R> {
  private final Owner owner;
  private final String name;
  private final Type type;
  private final String sentence;
  private String unit = "";
  private Absence absence = Absence.NEVER;
  private int cost = 1;
  private Growth growth = Growth.FIXED;
  private Map<String, List<Long>> symbols = Map.of();
  private String symbolKey = "";
  private Need need = Need.NOTHING;
  private Bounds bounds = Bounds.NONE;
  private Set<Long> types = Set.of();

  Declaration(Owner owner, String name, Type type, String sentence) {
    this.owner = owner;
    this.name = name;
    this.type = type;
    this.sentence = sentence;
  }

  Declaration<R> unit(String word) {
    this.unit = word;
    return this;
  }

  /** A record can lack it. */
  Declaration<R> optional() {
    this.absence = Absence.BY_NATURE;
    return this;
  }

  /** It is there, but the capture may not show it. */
  Declaration<R> absentWhereCut() {
    this.absence = Absence.WHERE_CUT;
    return this;
  }

  /** In simple operations; 1 unless said. */
  Declaration<R> cost(int operations) {
    this.cost = operations;
    return this;
  }

  Declaration<R> rising() {
    this.growth = Growth.RISING;
    return this;
  }

  Declaration<R> falling() {
    this.growth = Growth.FALLING;
    return this;
  }

  Declaration<R> open() {
    this.growth = Growth.OPEN;
    return this;
  }

  Declaration<R> symbols(Map<String, List<Long>> names, String keyField) {
    this.symbols = names;
    this.symbolKey = keyField;
    return this;
  }

  /** Its numbers lie between these, both included. */
  Declaration<R> between(double min, double max) {
    this.bounds = new Bounds(min, max);
    return this;
  }

  /** Its numbers begin here; durations in nanoseconds. */
  Declaration<R> from(double min) {
    return between(min, Double.POSITIVE_INFINITY);
  }

  /** Only messages of these types can have it, as keys of {@link MessageTypes}. */
  Declaration<R> only(Set<Long> keys) {
    this.types = keys;
    return this;
  }

  Declaration<R> needs(Need what) {
    this.need = what;
    return this;
  }

  Field number(Accessor.OfLong<R> accessor) {
    return field(accessor);
  }

  Field flag(Accessor.Flag<R> accessor) {
    return field((Accessor.OfLong<R>) source -> accessor.read(source) ? 1 : 0);
  }

  Field real(Accessor.OfDouble<R> accessor) {
    return field(accessor);
  }

  Field bytes(Accessor.OfBytes<R> accessor) {
    return field(accessor);
  }

  Field address(Accessor.OfLong<R> high, Accessor.OfLong<R> low) {
    return field(new Accessor.OfAddress<>(source -> true, high, low));
  }

  /** An address that a record can lack; the halves are read where {@code present} says yes. */
  Field address(Accessor.Flag<R> present, Accessor.OfLong<R> high, Accessor.OfLong<R> low) {
    return optional().field(new Accessor.OfAddress<>(present, high, low));
  }

  private Field field(Accessor<R> accessor) {
    return new Field(
        new FieldDef(
            owner,
            name,
            type,
            unit,
            absence != Absence.NEVER,
            sentence,
            cost,
            growth,
            symbols,
            symbolKey,
            bounds,
            types),
        accessor,
        need,
        absence);
  }
}
