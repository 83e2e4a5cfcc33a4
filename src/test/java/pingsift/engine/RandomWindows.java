// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import pingsift.check.Scope;

/** Random windows of all three kinds of records. */
final class RandomWindows {
  private RandomWindows() {}

  /** What a window over one kind of records can say. */
  private record Kind(
      Scope scope,
      List<String> numbers,
      List<String> floats,
      List<String> durations,
      List<String> others,
      Arbitrary<String> conditions,
      List<String> keys) {}

  /** By scope; keys are such that often several records share them. */
  private static Kind kind(Scope scope) {
    return switch (scope) {
      case FRAME ->
          new Kind(
              scope,
              RandomParts.MESSAGE_VALUES,
              RandomParts.MESSAGE_FLOATS,
              RandomParts.MESSAGE_DURATIONS,
              RandomParts.MESSAGE_OTHERS,
              Arbitraries.oneOf(
                  RandomRules.elements(RandomParts.BARE_FRAME_PARTS),
                  RandomRules.elements(RandomParts.ERROR_PARTS),
                  RandomRegexes.tests("data", "data[1:]")),
              List.of("src", "dst", "src, dst", "dst, len", "vlan", "icmp.type", "requester"));
      case EXCHANGE ->
          new Kind(
              scope,
              RandomParts.EXCHANGE_VALUES,
              RandomParts.EXCHANGE_FLOATS,
              RandomParts.EXCHANGE_DURATIONS,
              RandomParts.EXCHANGE_OTHERS,
              RandomRules.conditions(Scope.EXCHANGE),
              List.of("src", "dst", "src, dst", "src, dst", "iid", "request.len", "iid, dst"));
      case ISTREAM ->
          new Kind(
              scope,
              RandomParts.STREAM_VALUES,
              RandomParts.STREAM_FLOATS,
              RandomParts.STREAM_DURATIONS,
              RandomParts.STREAM_OTHERS,
              RandomRules.elements(RandomParts.STREAM_FACTS),
              List.of("src", "dst", "dst", "src, dst", "vlan", "iid, dst"));
    };
  }

  /** A window and what its rule can be throttled by. */
  static Arbitrary<RandomFiles.Query> windows(Scope scope) {
    Kind kind = kind(scope);
    return windows(kind, wheres(scope), Arbitraries.of(kind.keys), durations());
  }

  /** Windows of which many are over the same records. */
  static Arbitrary<Arbitrary<RandomFiles.Query>> alike(Scope scope) {
    Kind kind = kind(scope);
    return Combinators.combine(
            wheres(scope).list().ofSize(2),
            Arbitraries.of(kind.keys).list().ofSize(2),
            durations().list().ofSize(2))
        .as(
            (wheres, keys, durations) ->
                windows(kind, mostly(wheres), mostly(keys), mostly(durations)));
  }

  private static Arbitrary<String> mostly(List<String> two) {
    return Arbitraries.of(two.get(0), two.get(0), two.get(0), two.get(0), two.get(1));
  }

  private static Arbitrary<String> wheres(Scope scope) {
    return Arbitraries.oneOf(Arbitraries.just(""), where(scope).map(text -> " where " + text));
  }

  private static Arbitrary<String> durations() {
    return Arbitraries.of("30ms", "1s", "31s", "40s", "3m", "10m", "1h");
  }

  private static Arbitrary<RandomFiles.Query> windows(
      Kind kind, Arbitrary<String> wheres, Arbitrary<String> by, Arbitrary<String> durations) {
    return Combinators.combine(wheres, by, durations, having(kind))
        .as(
            (p, keys, over, q) ->
                new RandomFiles.Query(
                    "%ss%s by %s over %s having %s"
                        .formatted(kind.scope.word(), p, keys, over, q.replace("KEY", ofKey(keys))),
                    keys));
  }

  private static Arbitrary<String> where(Scope scope) {
    return scope == Scope.ISTREAM
        ? Arbitraries.oneOf(
            RandomRules.conditions(scope), RandomRules.elements(RandomParts.STREAM_FACTS))
        : RandomRules.conditions(scope);
  }

  private static Arbitrary<String> having(Kind kind) {
    Arbitrary<String> part =
        Combinators.combine(
                Arbitraries.of("", "", "", "not "),
                Arbitraries.frequencyOf(
                    Tuple.of(4, counts(kind)),
                    Tuple.of(2, quantified(kind)),
                    Tuple.of(4, compared(kind)),
                    Tuple.of(2, fractions(kind)),
                    Tuple.of(1, durations(kind)),
                    Tuple.of(1, ofKeys(kind)),
                    Tuple.of(1, present(kind))))
            .as((not, text) -> not + "(" + text + ")");
    Arbitrary<String> two =
        Combinators.combine(part, Arbitraries.of(" and ", " or "), part)
            .as((a, operator, b) -> a + operator + b);
    return Arbitraries.frequencyOf(
        Tuple.of(3, part), Tuple.of(3, two), Tuple.of(1, RandomDefines.conditions(part)));
  }

  private static Arbitrary<String> counts(Kind kind) {
    Arbitrary<String> counted =
        Arbitraries.oneOf(
            Arbitraries.just("count()"),
            Arbitraries.just(kind.scope.word() + "s.count"),
            kind.conditions.map(condition -> "count(" + condition + ")"));
    return Combinators.combine(
            counted,
            Arbitraries.of("", "", " * 2", " - 1", " / 2", " % 3"),
            Arbitraries.of(" >= 2", " >= 3", " == 2", " < 3", " != 1", " in 2..4", " > 1.5"))
        .as((count, sum, test) -> count + sum + test);
  }

  private static Arbitrary<String> quantified(Kind kind) {
    return Combinators.combine(
            Arbitraries.of(
                "any(%s)", "all(%s)", "none(%s)", "share(%s) > 0.4", "1 - share(%s) >= 0.7"),
            kind.conditions)
        .as(String::formatted);
  }

  private static Arbitrary<String> aggregates(List<String> values) {
    return Combinators.combine(
            Arbitraries.of("min(%s)", "max(%s)", "first(%s)", "last(%s)", "sum(%s)"),
            Arbitraries.of(values))
        .as(String::formatted);
  }

  private static Arbitrary<String> compared(Kind kind) {
    Arbitrary<String> exact =
        Arbitraries.oneOf(aggregates(kind.numbers), aggregates(kind.numbers), distinct(kind));
    Arbitrary<String> operator = Arbitraries.of(" < ", " <= ", " > ", " >= ", " == ", " != ");
    return Arbitraries.oneOf(
        Combinators.combine(exact, operator, Arbitraries.of("0", "1", "2", "3", "4.5", "7"))
            .as((a, test, literal) -> a + test + literal),
        Combinators.combine(exact, Arbitraries.of(" + ", " - ", " * "), exact, operator, exact)
            .as((a, sum, b, test, c) -> a + sum + b + test + c),
        Combinators.combine(exact, operator, exact).as((a, test, b) -> a + test + b),
        RandomDefines.comparisons(exact));
  }

  private static Arbitrary<String> distinct(Kind kind) {
    return Arbitraries.oneOf(
            Arbitraries.of(kind.others),
            Arbitraries.of(kind.numbers),
            Arbitraries.of(kind.durations))
        .map(value -> "distinct(" + value + ")");
  }

  /** They can differ in the last digit, so they are compared with what they are never close to. */
  private static Arbitrary<String> fractions(Kind kind) {
    return Combinators.combine(
            Arbitraries.of("avg(%s)", "stdev(%s)", "max(%s)", "min(%s) * 2", "sum(%s)", "last(%s)"),
            Arbitraries.oneOf(Arbitraries.of(kind.floats), Arbitraries.of(kind.numbers)),
            Arbitraries.of(" < 3.14159", " >= 1.14159", " > 0.04159", " != 2.71828"))
        .as((word, value, test) -> word.formatted(value) + test);
  }

  private static Arbitrary<String> durations(Kind kind) {
    return Combinators.combine(
            Arbitraries.of("avg(%s)", "stdev(%s)", "max(%s)", "min(%s)", "sum(%s)", "first(%s)"),
            Arbitraries.of(kind.durations),
            Arbitraries.of(" < 33ms", " > 17ms", " >= 1.7s"))
        .as((word, value, test) -> word.formatted(value) + test);
  }

  /** {@code KEY} stands for a condition on a key. */
  private static Arbitrary<String> ofKeys(Kind kind) {
    return Arbitraries.of(kind.scope.word() + "s.count > 1", "count() >= 2", "count() < 2")
        .map(count -> "KEY and " + count);
  }

  private static String ofKey(String keys) {
    return switch (keys.split(", ")[0]) {
      case "src", "requester" -> "src in 10.0.0.0/31".replace("src", keys.split(", ")[0]);
      case "dst" -> "dst != 10.0.0.1";
      case "vlan" -> "vlan > 9";
      case "iid" -> "iid == 1";
      case "icmp.type" -> "icmp.type == echo_request";
      case "request.len" -> "request.len % 2 == 1";
      default -> throw new IllegalArgumentException(keys);
    };
  }

  private static Arbitrary<String> present(Kind kind) {
    return Combinators.combine(Arbitraries.of("exists", "missing"), aggregates(kind.numbers))
        .as((word, value) -> word + "(" + value + ")");
  }
}
