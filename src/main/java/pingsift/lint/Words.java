// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Type;

/** Parts of rules and sets of numbers, for messages. */
final class Words {
  private static final int LONGEST = 60;
  private static final int MOST_MEMBERS = 3;

  private static final List<String> UNITS = List.of("d", "h", "m", "s", "ms", "us");
  private static final List<Long> NANOS =
      List.of(
          86_400_000_000_000L,
          3_600_000_000_000L,
          60_000_000_000L,
          1_000_000_000L,
          1_000_000L,
          1_000L);

  private Words() {}

  /** The source of a part in backquotes, shortened where it is long. */
  static String quoted(CheckedRule rule, Expression part) {
    String text = rule.text(part);
    return "`" + (text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…") + "`";
  }

  /** {@code 0 to 255}, {@code at most 99}, {@code 4 or 6}; empty where there is nothing to say. */
  static Optional<String> of(NumberSet set, Type type) {
    if (type == Type.IP || type == Type.STRING || type == Type.BOOL || set.isEmpty()) {
      return Optional.empty();
    }
    List<BigDecimal> members = set.members(MOST_MEMBERS - 1);
    if (!members.isEmpty()) {
      return Optional.of(
          members.stream().map(member -> of(member, type)).collect(Collectors.joining(" or ")));
    }
    BigDecimal min = set.min();
    BigDecimal max = set.max();
    boolean belowUnit = max != null && type == Type.DURATION && isBelowUnit(max);
    if (min != null && max != null) {
      String end = belowUnit ? "below " + of(max.add(BigDecimal.ONE), type) : of(max, type);
      return Optional.of(of(min, type) + " to " + end);
    }
    if (min != null) {
      return Optional.of((set.isOpenBelow() ? "above " : "at least ") + of(min, type));
    }
    if (max == null) {
      return Optional.empty();
    }
    return belowUnit
        ? Optional.of("below " + of(max.add(BigDecimal.ONE), type))
        : Optional.of((set.isOpenAbove() ? "below " : "at most ") + of(max, type));
  }

  /** {@code < 10ms} leaves up to one nanosecond less, which nobody wants to read. */
  private static boolean isBelowUnit(BigDecimal nanos) {
    return nanos.longValue() % 1_000 == 999;
  }

  private static String of(BigDecimal number, Type type) {
    if (type != Type.DURATION || number.signum() == 0) {
      BigDecimal rounded = number.setScale(Math.min(number.scale(), 4), RoundingMode.HALF_UP);
      return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
    long nanos = number.longValue();
    for (int i = 0; i < UNITS.size(); i++) {
      if (nanos % NANOS.get(i) == 0) {
        return nanos / NANOS.get(i) + UNITS.get(i);
      }
    }
    return nanos + "ns";
  }

  /** The first field that a part names and that users can name. */
  static Optional<FieldReference> firstField(Expression part) {
    if (part instanceof FieldReference reference) {
      return Optional.of(reference);
    }
    return part.parts().stream().flatMap(p -> firstField(p).stream()).findFirst();
  }
}
