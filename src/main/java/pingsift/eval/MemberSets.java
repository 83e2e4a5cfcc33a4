// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import pingsift.check.BytePattern;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.NetLiteral;
import pingsift.check.Expression.NumberLiteral;

/** The sets that members are looked up in. All rules that use a named list share its set. */
final class MemberSets {
  private final IdentityHashMap<List<Literal>, AddressSet> addresses = new IdentityHashMap<>();
  private final IdentityHashMap<List<Literal>, byte[][]> exact = new IdentityHashMap<>();
  private final IdentityHashMap<List<Literal>, long[]> numbers = new IdentityHashMap<>();

  /** A set of {@link NetLiteral}s. */
  AddressSet addresses(List<Literal> members) {
    return addresses.computeIfAbsent(
        members,
        all -> {
          List<NetLiteral> networks = new ArrayList<>(all.size());
          all.forEach(member -> networks.add((NetLiteral) member));
          return AddressSet.of(networks);
        });
  }

  /** The byte strings without open bytes, in the order of {@link BytesMembership}. */
  byte[][] exact(List<Literal> members) {
    return exact.computeIfAbsent(
        members,
        all ->
            all.stream()
                .map(member -> ((BytesLiteral) member).value())
                .filter(BytePattern::isExact)
                .map(BytePattern::bytes)
                .sorted(BytesMembership.ORDER)
                .toArray(byte[][]::new));
  }

  /** Whole numbers, durations, times, yes and no; ascending. Never to be written. */
  long[] numbers(List<Literal> members) {
    return numbers.computeIfAbsent(
        members, all -> all.stream().mapToLong(MemberSets::number).sorted().toArray());
  }

  private static long number(Literal literal) {
    if (literal instanceof NumberLiteral number) {
      return number.value();
    }
    if (literal instanceof BoolLiteral bool) {
      return bool.value() ? 1 : 0;
    }
    throw new IllegalStateException("not a whole number: " + literal);
  }
}
