// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.bytes.IpAddress;
import pingsift.check.Expression;
import pingsift.check.Expression.FieldReference;
import pingsift.check.FieldDef;
import pingsift.fields.Catalogue;

/** One value that is read from each record. Immutable. */
interface Cell {
  /**
   * The value as {@link Projection.Row#value} gives it; a copy where it is bytes.
   *
   * @return null where it is absent or unknown
   */
  @Nullable Object read(Evaluation evaluation);

  /** Plans the value of an expression. */
  static Cell of(Expression expression, RulePlanner planner, Catalogue catalogue) {
    ValuePlanner values = planner.values();
    return switch (expression.type()) {
      case BOOL -> condition(expression, planner);
      case FLOAT -> {
        FloatValue value = values.real(expression);
        yield evaluation -> present(value.read(evaluation));
      }
      case BYTES -> {
        BytesValue value = values.bytes(expression);
        yield evaluation -> copy(value.read(evaluation));
      }
      case IP -> address(values.address(expression));
      case STRING -> {
        TextValue value = values.text(expression);
        yield value::read;
      }
      case INT, DURATION, TIME -> {
        IntValue value = values.whole(expression);
        IntValue key = key(expression, values, catalogue);
        yield key == null
            ? evaluation -> present(value.read(evaluation))
            : named(value, key, names(((FieldReference) expression).field()));
      }
      case NET, ERROR -> throw new IllegalStateException("no value: " + expression);
    };
  }

  private static Cell condition(Expression expression, RulePlanner planner) {
    Predicate condition = planner.condition(expression, true);
    return evaluation ->
        switch (condition.test(evaluation)) {
          case TRUE -> true;
          case FALSE -> false;
          case UNKNOWN -> null;
        };
  }

  private static Cell address(AddressValue address) {
    return evaluation -> {
      if (!address.isPresent(evaluation)) {
        return null;
      }
      long high = address.high(evaluation);
      long low = address.low(evaluation);
      return new IpAddress(IpAddress.isIpv4(high, low) ? 4 : 6, high, low);
    };
  }

  /** What tells the name of a field's value, or null where its values have no names. */
  private static @Nullable IntValue key(
      Expression expression, ValuePlanner values, Catalogue catalogue) {
    if (!(expression instanceof FieldReference reference)
        || reference.field().symbols().isEmpty()) {
      return null;
    }
    FieldDef field = reference.field();
    FieldDef key = catalogue.field(field.owner(), field.symbolKey()).orElse(field);
    return values.whole(new FieldReference(key, reference.side(), reference.span()));
  }

  private static Cell named(IntValue value, IntValue key, Map<Long, String> names) {
    return evaluation -> {
      long number = value.read(evaluation);
      return number == IntValue.ABSENT
          ? null
          : new Projection.Named(number, names.get(key.read(evaluation)));
    };
  }

  /** Of several names of one value the first by the alphabet. */
  private static Map<Long, String> names(FieldDef field) {
    Map<Long, String> names = new TreeMap<>();
    List<String> sorted = field.symbols().keySet().stream().sorted().toList();
    for (String name : sorted) {
      field.symbols().getOrDefault(name, List.of()).forEach(key -> names.putIfAbsent(key, name));
    }
    return names;
  }

  private static @Nullable Object present(long value) {
    return value == IntValue.ABSENT ? null : value;
  }

  private static @Nullable Object present(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static byte @Nullable [] copy(@Nullable Bytes bytes) {
    return bytes == null ? null : bytes.copy();
  }
}
