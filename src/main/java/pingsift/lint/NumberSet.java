// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
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
   * is right before one, so that 1..2 and 3..4 are one range: then a place is that number. Such
   * places, which nearly all sets have, stand in `places`; where one of them is not of 62 bits, or
   * the set is of fractions, all stand in `cuts`.
   */
  private final long @Nullable [] places;
  private final List<Cut> cuts;
  private final boolean whole;

  private static final NumberSet ALL_WHOLE = new NumberSet(Cut.FIRST, Cut.LAST);
  private static final NumberSet NO_WHOLE = new NumberSet();
  private static final NumberSet ALL = new NumberSet(false, List.of(Cut.START, Cut.END));
  private static final NumberSet NONE = new NumberSet(false, List.of());

  private NumberSet(long... places) {
    this.whole = true;
    this.places = places;
    this.cuts = List.of();
  }

  private NumberSet(boolean whole, List<Cut> cuts) {
    this.whole = whole;
    this.places = null;
    this.cuts = cuts;
  }

  private static NumberSet of(boolean whole, List<Cut> cuts) {
    if (!whole || !cuts.stream().allMatch(Cut::isPlace)) {
      return new NumberSet(whole, List.copyOf(cuts));
    }
    return new NumberSet(cuts.stream().mapToLong(Cut::place).toArray());
  }

  private List<Cut> cuts() {
    return places == null ? cuts : Arrays.stream(places).mapToObj(Cut::at).toList();
  }

  private int size() {
    return places == null ? cuts.size() : places.length;
  }

  /** All numbers of a kind. */
  public static NumberSet all(boolean whole) {
    return whole ? ALL_WHOLE : ALL;
  }

  public static NumberSet none(boolean whole) {
    return whole ? NO_WHOLE : NONE;
  }

  public static NumberSet point(boolean whole, BigDecimal value) {
    return between(whole, value, value);
  }

  /** The whole numbers from one to another, both included; of 62 bits. */
  static NumberSet between(long low, long high) {
    return low <= high ? new NumberSet(low, high + 1) : NO_WHOLE;
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
    if (whole && from.isPlace() && to.isPlace()) {
      return from.place() < to.place() ? new NumberSet(from.place(), to.place()) : NO_WHOLE;
    }
    return from.compareTo(to) < 0 ? new NumberSet(whole, List.of(from, to)) : none(whole);
  }

  /** The given numbers; those that are not whole are no members of a set of whole numbers. */
  public static NumberSet points(boolean whole, Collection<BigDecimal> values) {
    if (values.isEmpty()) {
      return none(whole);
    }
    List<Cut> cuts = new ArrayList<>();
    for (BigDecimal value : new TreeSet<>(values)) {
      append(cuts, point(whole, value).cuts());
    }
    return of(whole, cuts);
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
    NumberSet both = combined(other, (a, b) -> a && b);
    return both.equals(this) ? this : both;
  }

  /** What either has. */
  public NumberSet or(NumberSet other) {
    return combined(other, (a, b) -> a || b);
  }

  /** All numbers that are not in here. */
  public NumberSet not() {
    return all(whole).combined(this, (every, own) -> every && !own);
  }

  /** Every member with a whole number of 62 bits added. */
  NumberSet plus(long distance) {
    if (places != null) {
      long[] moved = places.clone();
      boolean fits = true;
      for (int i = 0; i < moved.length; i++) {
        moved[i] = Cut.moved(moved[i], distance);
        fits &= Cut.isPlace(moved[i]);
      }
      if (fits) {
        return new NumberSet(moved);
      }
    }
    BigDecimal by = BigDecimal.valueOf(distance);
    return of(whole, cuts().stream().map(cut -> cut.moved(by)).toList());
  }

  /** Whether a number is in, by whether it is in the one and in the other. */
  private interface Membership {
    boolean of(boolean own, boolean theirs);
  }

  private NumberSet combined(NumberSet other, Membership rule) {
    if (whole != other.whole) {
      throw new IllegalArgumentException("whole numbers and fractions in one operation");
    }
    return places != null && other.places != null
        ? combined(places, other.places, rule)
        : of(whole, combined(cuts(), other.cuts(), rule));
  }

  private static NumberSet combined(long[] own, long[] theirs, Membership rule) {
    long[] result = new long[own.length + theirs.length];
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < own.length || j < theirs.length) {
      long next = i == own.length || (j < theirs.length && theirs[j] < own[i]) ? theirs[j] : own[i];
      i += i < own.length && own[i] == next ? 1 : 0;
      j += j < theirs.length && theirs[j] == next ? 1 : 0;
      if (rule.of(i % 2 == 1, j % 2 == 1) != (count % 2 == 1)) {
        result[count++] = next;
      }
    }
    return new NumberSet(count == result.length ? result : Arrays.copyOf(result, count));
  }

  private static List<Cut> combined(List<Cut> own, List<Cut> theirs, Membership rule) {
    List<Cut> result = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < own.size() || j < theirs.size()) {
      Cut next = smaller(own, i, theirs, j);
      i += i < own.size() && own.get(i).compareTo(next) == 0 ? 1 : 0;
      j += j < theirs.size() && theirs.get(j).compareTo(next) == 0 ? 1 : 0;
      if (rule.of(i % 2 == 1, j % 2 == 1) != (result.size() % 2 == 1)) {
        result.add(next);
      }
    }
    return result;
  }

  private static Cut smaller(List<Cut> own, int i, List<Cut> theirs, int j) {
    boolean second =
        i == own.size() || (j < theirs.size() && theirs.get(j).compareTo(own.get(i)) < 0);
    return second ? theirs.get(j) : own.get(i);
  }

  public boolean isEmpty() {
    return size() == 0;
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
    return isEmpty() ? this : of(whole, List.of(first(), last()));
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
    List<Cut> all = cuts();
    for (int i = 0; i < all.size(); i += 2) {
      BigDecimal from = all.get(i).value();
      BigDecimal to = all.get(i + 1).value();
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
    return size() / 2;
  }

  private Cut first() {
    return places == null ? cuts.get(0) : Cut.at(places[0]);
  }

  private Cut last() {
    return places == null ? cuts.get(cuts.size() - 1) : Cut.at(places[places.length - 1]);
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof NumberSet that
            && whole == that.whole
            && (places == null ? sameCuts(that) : Arrays.equals(places, that.places)));
  }

  private boolean sameCuts(NumberSet that) {
    if (that.places != null || cuts.size() != that.cuts.size()) {
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
    return 31 * size() + Boolean.hashCode(whole);
  }

  /** {@code [0..99] [200..]}, a round bracket for an end that is not included. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    List<Cut> all = cuts();
    for (int i = 0; i < all.size(); i += 2) {
      NumberSet range = of(whole, all.subList(i, i + 2));
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
