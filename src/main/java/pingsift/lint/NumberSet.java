// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import pingsift.check.Expression.ComparisonOperator;

/**
 * A set of numbers, exact: ranges with open, closed or infinite ends, single numbers, and what is
 * left when those are taken away. Of whole numbers or of all; both kinds never meet in one
 * operation. Immutable.
 */
public final class NumberSet {
  /*
   * The places where the set begins and ends by turns, ascending. Among whole numbers every place
   * is right before one, so that 1..2 and 3..4 are one range.
   */
  private final List<Cut> cuts;
  private final boolean whole;

  private NumberSet(boolean whole, List<Cut> cuts) {
    this.whole = whole;
    this.cuts = cuts;
  }

  /** All numbers of a kind. */
  public static NumberSet all(boolean whole) {
    return new NumberSet(whole, List.of(Cut.START, Cut.END));
  }

  public static NumberSet none(boolean whole) {
    return new NumberSet(whole, List.of());
  }

  public static NumberSet point(boolean whole, BigDecimal value) {
    return between(whole, value, value);
  }

  /** The numbers that compare so with a value. */
  public static NumberSet of(boolean whole, ComparisonOperator operator, BigDecimal value) {
    return switch (operator) {
      case EQ -> point(whole, value);
      case NE -> point(whole, value).not();
      case LT -> range(whole, Cut.START, Cut.before(value));
      case LE -> range(whole, Cut.START, Cut.after(value));
      case GT -> range(whole, Cut.after(value), Cut.END);
      case GE -> range(whole, Cut.before(value), Cut.END);
    };
  }

  /** Both ends included; null for no end. Empty where they are the wrong way round. */
  public static NumberSet between(
      boolean whole, @Nullable BigDecimal low, @Nullable BigDecimal high) {
    return range(
        whole, low == null ? Cut.START : Cut.before(low), high == null ? Cut.END : Cut.after(high));
  }

  private static NumberSet range(boolean whole, Cut low, Cut high) {
    Cut from = whole ? low.amongWholeNumbers() : low;
    Cut to = whole ? high.amongWholeNumbers() : high;
    return from.compareTo(to) < 0 ? new NumberSet(whole, List.of(from, to)) : none(whole);
  }

  /** The given numbers; those that are not whole are no members of a set of whole numbers. */
  public static NumberSet points(boolean whole, Collection<BigDecimal> values) {
    List<Cut> cuts = new ArrayList<>();
    for (BigDecimal value : new TreeSet<>(values)) {
      append(cuts, point(whole, value).cuts);
    }
    return new NumberSet(whole, List.copyOf(cuts));
  }

  private static void append(List<Cut> cuts, List<Cut> range) {
    if (range.isEmpty()) {
      return;
    }
    int last = cuts.size() - 1;
    if (last >= 0 && cuts.get(last).compareTo(range.get(0)) == 0) {
      cuts.set(last, range.get(1));
    } else {
      cuts.addAll(range);
    }
  }

  /** What both have. */
  public NumberSet and(NumberSet other) {
    return combined(other, (a, b) -> a && b);
  }

  /** What either has. */
  public NumberSet or(NumberSet other) {
    return combined(other, (a, b) -> a || b);
  }

  /** All numbers that are not in here. */
  public NumberSet not() {
    return all(whole).combined(this, (every, own) -> every && !own);
  }

  /** Every member with a whole number added. */
  NumberSet plus(BigDecimal distance) {
    return new NumberSet(whole, cuts.stream().map(cut -> cut.moved(distance)).toList());
  }

  private NumberSet combined(NumberSet other, BinaryOperator<Boolean> rule) {
    if (whole != other.whole) {
      throw new IllegalArgumentException("whole numbers and fractions in one operation");
    }
    List<Cut> result = new ArrayList<>();
    int i = 0;
    int j = 0;
    boolean in = false;
    while (i < cuts.size() || j < other.cuts.size()) {
      Cut next = smaller(i < cuts.size() ? cuts.get(i) : null, other, j);
      i += i < cuts.size() && cuts.get(i).compareTo(next) == 0 ? 1 : 0;
      j += j < other.cuts.size() && other.cuts.get(j).compareTo(next) == 0 ? 1 : 0;
      boolean now = rule.apply(i % 2 == 1, j % 2 == 1);
      if (now != in) {
        result.add(next);
        in = now;
      }
    }
    return new NumberSet(whole, List.copyOf(result));
  }

  private static Cut smaller(@Nullable Cut own, NumberSet other, int at) {
    Cut theirs = at < other.cuts.size() ? other.cuts.get(at) : Cut.END;
    return own == null || theirs.compareTo(own) < 0 ? theirs : own;
  }

  public boolean isEmpty() {
    return cuts.isEmpty();
  }

  /** Of how many pieces without a gap it consists. */
  int pieces() {
    return (cuts.size() + 1) / 2;
  }

  public boolean isWhole() {
    return whole;
  }

  /** Whether every member of the other is one of this. */
  public boolean containsAll(NumberSet other) {
    return other.and(not()).isEmpty();
  }

  public boolean contains(BigDecimal value) {
    return !and(point(whole, value)).isEmpty();
  }

  /** From its least to its greatest member, without gaps. */
  public NumberSet hull() {
    return isEmpty() ? this : new NumberSet(whole, List.of(first(), last()));
  }

  /** The greatest number that no member is below; null where there is none, or no member. */
  public @Nullable BigDecimal min() {
    return isEmpty() ? null : first().value();
  }

  /** The least number that no member is above; null where there is none, or no member. */
  public @Nullable BigDecimal max() {
    if (isEmpty()) {
      return null;
    }
    BigDecimal end = last().value();
    return end != null && whole ? end.subtract(BigDecimal.ONE) : end;
  }

  /** Whether {@link #min()} itself is missing from a set that has one. */
  boolean isOpenBelow() {
    return !isEmpty() && first().side() > 0;
  }

  /** Whether {@link #max()} itself is missing from a set that has one. */
  boolean isOpenAbove() {
    return !isEmpty() && !whole && last().side() < 0;
  }

  /** The members, where there are no more than {@code most}; empty where there are more. */
  List<BigDecimal> members(int most) {
    List<BigDecimal> members = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i += 2) {
      BigDecimal from = cuts.get(i).value();
      BigDecimal to = cuts.get(i + 1).value();
      if (from == null || to == null || !(whole || from.compareTo(to) == 0)) {
        return List.of();
      }
      if (to.subtract(from).compareTo(BigDecimal.valueOf(most)) > 0) {
        return List.of();
      }
      BigDecimal end = whole ? to : to.add(BigDecimal.ONE);
      BigDecimal value = from;
      while (value.compareTo(end) < 0) {
        members.add(value);
        value = value.add(BigDecimal.ONE);
      }
      if (members.size() > most) {
        return List.of();
      }
    }
    return members;
  }

  /** How many ranges it takes to write it down. */
  int ranges() {
    return cuts.size() / 2;
  }

  private Cut first() {
    return cuts.get(0);
  }

  private Cut last() {
    return cuts.get(cuts.size() - 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberSet that && whole == that.whole && sameCuts(that);
  }

  private boolean sameCuts(NumberSet that) {
    if (cuts.size() != that.cuts.size()) {
      return false;
    }
    for (int i = 0; i < cuts.size(); i++) {
      if (cuts.get(i).compareTo(that.cuts.get(i)) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return 31 * cuts.size() + Boolean.hashCode(whole);
  }

  /** {@code [0..99] [200..]}, a round bracket for an end that is not included. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cuts.size(); i += 2) {
      NumberSet range = new NumberSet(whole, cuts.subList(i, i + 2));
      text.append(i == 0 ? "" : " ").append(range.isOpenBelow() ? '(' : '[');
      text.append(plain(range.min())).append("..").append(plain(range.max()));
      text.append(range.isOpenAbove() ? ')' : ']');
    }
    return text.isEmpty() ? "none" : text.toString();
  }

  private static String plain(@Nullable BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }
}
