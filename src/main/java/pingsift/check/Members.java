// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pingsift.check.Expression.Literal;
import pingsift.text.Span;

/** The members of a named list. Lists are long: every use of one type shares one converted copy. */
final class Members {
  /** A range of constants, both ends included. */
  record Range(Literal low, Literal high) {}

  /**
   * Members that are no ranges, as a value of some type needs them.
   *
   * @param misfit the first that can never be such a value; then the others are missing
   */
  record Converted(List<Literal> single, Optional<Literal> misfit) {}

  private final List<Literal> single;
  private final List<Range> ranges;
  private final Map<Type, Converted> converted = new EnumMap<>(Type.class);

  Members(List<Literal> single, List<Range> ranges) {
    this.single = List.copyOf(single);
    this.ranges = List.copyOf(ranges);
  }

  int size() {
    return single.size() + ranges.size();
  }

  List<Literal> single() {
    return single;
  }

  List<Range> ranges() {
    return ranges;
  }

  Converted as(Type type) {
    return converted.computeIfAbsent(type, this::convert);
  }

  private Converted convert(Type type) {
    List<Literal> plain = new ArrayList<>(single.size());
    for (Literal member : single) {
      Optional<Literal> fitting = Literals.convert(member, type);
      if (fitting.isEmpty()) {
        return misfit(member);
      }
      plain.add(fitting.get());
    }
    return new Converted(List.copyOf(plain), Optional.empty());
  }

  private static Converted misfit(Literal member) {
    return new Converted(List.of(), Optional.of(member));
  }

  /** The ranges, told of where the list is used. */
  List<Lists.Member> rangesAt(Span use) {
    List<Lists.Member> placed = new ArrayList<>();
    for (Range range : ranges) {
      Literal low = Literals.at(range.low, use);
      placed.add(new Lists.Member(low, Optional.of(Literals.at(range.high, use)), use));
    }
    return placed;
  }

  /** All members, told of where the list is used: for those who look at them one by one. */
  List<Lists.Member> at(Span use) {
    List<Lists.Member> placed = new ArrayList<>();
    single.forEach(member -> placed.add(Lists.Member.of(Literals.at(member, use))));
    placed.addAll(rangesAt(use));
    return placed;
  }
}
