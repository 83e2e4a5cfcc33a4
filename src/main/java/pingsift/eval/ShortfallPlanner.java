// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import pingsift.check.Expression;
import pingsift.check.Expression.ByteAt;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Slice;
import pingsift.check.Type;
import pingsift.fields.Absence;

/** Finds what a condition or value on one element reads that a capture can fail to show. */
final class ShortfallPlanner {
  private final ValuePlanner values;
  private final Set<Slot> sides = EnumSet.noneOf(Slot.class);
  private final List<BytesValue> bytes = new ArrayList<>();
  private final List<Presence.Probe> fields = new ArrayList<>();

  private ShortfallPlanner(ValuePlanner values) {
    this.values = values;
  }

  static Shortfall of(Expression part, ValuePlanner values) {
    ShortfallPlanner planner = new ShortfallPlanner(values);
    planner.add(part);
    return new Shortfall(planner.sides, planner.bytes, planner.fields);
  }

  private void add(Expression part) {
    if (part instanceof Expression.Presence) {
      return; // never unknown
    }
    if (part instanceof FieldReference reference) {
      addField(reference);
    } else if (part instanceof ByteAt at) {
      // cut where a slice of this byte alone is
      add(new Slice(at.bytes(), from(at.index()), to(at.index()), at.span()));
    } else if (part instanceof Slice slice && isOfField(slice)) {
      addSide(slice);
      bytes.add(values.bytes(slice));
    } else {
      part.parts().forEach(this::add);
    }
  }

  private static java.util.OptionalLong from(long index) {
    return java.util.OptionalLong.of(index);
  }

  /** One past the byte; the last byte's slice has no end. */
  private static java.util.OptionalLong to(long index) {
    return index == -1 ? java.util.OptionalLong.empty() : java.util.OptionalLong.of(index + 1);
  }

  private static boolean isOfField(Expression bytes) {
    return bytes instanceof Slice slice
        ? isOfField(slice.bytes())
        : bytes instanceof FieldReference;
  }

  private void addSide(Expression part) {
    if (part instanceof FieldReference reference) {
      addSide(reference);
    } else {
      part.parts().forEach(this::addSide);
    }
  }

  private void addSide(FieldReference reference) {
    Slot slot = values.slot(reference);
    if (slot == Slot.REQUEST || slot == Slot.REPLY) {
      sides.add(slot);
    }
  }

  private void addField(FieldReference reference) {
    addSide(reference);
    if (reference.type() == Type.BYTES) {
      bytes.add(values.bytes(reference));
    } else if (values.absence(reference) == Absence.WHERE_CUT) {
      fields.add(values.probe(reference));
    }
  }
}
