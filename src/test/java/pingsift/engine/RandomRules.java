// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static pingsift.engine.RandomParts.BARE_FRAME_PARTS;
import static pingsift.engine.RandomParts.DURATIONS;
import static pingsift.engine.RandomParts.ERROR_PARTS;
import static pingsift.engine.RandomParts.EXCHANGE_PARTS;
import static pingsift.engine.RandomParts.FLOATS;
import static pingsift.engine.RandomParts.FRAME_PARTS;
import static pingsift.engine.RandomParts.KEPT_PARTS;
import static pingsift.engine.RandomParts.NUMBERS;
import static pingsift.engine.RandomParts.WHOLE_PARTS;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import pingsift.check.Scope;

/** Random conditions on single records that {@link RandomTraffic} draws, most without an error. */
final class RandomRules {
  private RandomRules() {}

  /** What {@code where} of a query over one record can say. */
  static Arbitrary<String> conditions(Scope scope) {
    return switch (scope) {
      case FRAME ->
          Arbitraries.oneOf(
              elements(ERROR_PARTS),
              elements(FRAME_PARTS),
              elements(BARE_FRAME_PARTS),
              RandomRegexes.tests("data", "data", "data[1:]", "quoted.data"));
      case EXCHANGE ->
          Arbitraries.frequencyOf(
              Tuple.of(4, elements(EXCHANGE_PARTS)),
              Tuple.of(1, RandomRegexes.tests("request.data", "reply.data", "reply.data[1:]")));
      case ISTREAM -> streamConditions();
    };
  }

  /** One or two of what can be said of an element; some of it by a definition. */
  static Arbitrary<String> elements(List<String> parts) {
    Arbitrary<String> part =
        Combinators.combine(Arbitraries.of("", "", "", "not "), Arbitraries.of(parts))
            .as((not, text) -> not + "(" + text + ")");
    Arbitrary<String> two =
        Combinators.combine(part, Arbitraries.of(" and ", " or "), part)
            .as((a, operator, b) -> "(" + a + operator + b + ")");
    return Arbitraries.frequencyOf(
        Tuple.of(4, part), Tuple.of(4, two), Tuple.of(1, RandomDefines.conditions(part)));
  }

  private static Arbitrary<String> numbers(List<String> terms) {
    Arbitrary<String> term = Arbitraries.of(terms);
    return Arbitraries.oneOf(
        term,
        term,
        Combinators.combine(term, Arbitraries.of(" + ", " - ", " / "), term)
            .as((a, operator, b) -> "(" + a + operator + b + ")"),
        Combinators.combine(term, Arbitraries.of(" * 2", " * -1", " / 2", " / -2"))
            .as((a, b) -> "(" + a + b + ")"),
        RandomDefines.numbers(term),
        term.map(a -> "-" + a));
  }

  private static Arbitrary<String> wholes() {
    Arbitrary<String> number = numbers(NUMBERS);
    Arbitrary<String> operator = Arbitraries.of(" == ", " != ", " < ", " <= ", " > ", " >= ");
    Arbitrary<String> literal = Arbitraries.of("0", "1", "2", "3", "5", "-2", "1.5");
    return Arbitraries.oneOf(
        Combinators.combine(number, operator, literal).as((a, b, c) -> a + b + c),
        Combinators.combine(literal, operator, number).as((a, b, c) -> a + b + c),
        Combinators.combine(number, operator, number).as((a, b, c) -> a + b + c),
        Combinators.combine(
                number,
                Arbitraries.of(" in 1..3", " not in 2..4", " in {1, 2}", " not in {0, 1, 4..5}"))
            .as((a, b) -> a + b),
        Combinators.combine(Arbitraries.of("exists(", "missing("), number)
            .as((a, b) -> a + b + ")"));
  }

  private static Arbitrary<String> reals() {
    Arbitrary<String> compared =
        Arbitraries.of(" > 0.9", " < 1.7", " != 2.3", " in 0.3..2.1", " >= -1.1");
    Arbitrary<String> operator = Arbitraries.of(" < ", " >= ", " != ");
    return Arbitraries.oneOf(
        Combinators.combine(numbers(FLOATS), compared).as((a, b) -> a + b),
        Combinators.combine(numbers(FLOATS), operator, Arbitraries.of(NUMBERS))
            .as((a, b, c) -> a + b + c),
        Arbitraries.of(FLOATS).map(a -> "exists(" + a + ")"));
  }

  private static Arbitrary<String> durations() {
    Arbitrary<String> compared =
        Arbitraries.of(" > 33ms", " < 17ms", " in 19ms..3s", " >= -1ms", " > 0ns", " < 0ns");
    return Arbitraries.oneOf(
        Combinators.combine(
                Arbitraries.of(DURATIONS), Arbitraries.of("", " * 2", " / 3", " + 1ms"), compared)
            .as((a, b, c) -> a + b + c),
        Combinators.combine(
                Arbitraries.of(DURATIONS), Arbitraries.of(" < ", " >= "), Arbitraries.of(DURATIONS))
            .as((a, b, c) -> a + b + c),
        Arbitraries.of(DURATIONS).map(a -> "missing(" + a + ")"));
  }

  /** Conditions on one element in several collections, quantified or not. */
  private static Arbitrary<String> quantified() {
    Arbitrary<String> element =
        Arbitraries.frequencyOf(
            Tuple.of(4, elements(EXCHANGE_PARTS)),
            Tuple.of(4, elements(FRAME_PARTS)),
            Tuple.of(1, RandomDefines.ofRecords("request", "reply", "frame")),
            Tuple.of(1, RandomRegexes.tests("request.data", "reply.data", "frame.data[1:]")));
    return Combinators.combine(Arbitraries.of("any", "all", "none", "none", ""), element)
        .as((word, condition) -> word + "(" + condition + ")");
  }

  private static Arbitrary<String> streamConditions() {
    Arbitrary<String> part =
        Combinators.combine(
                Arbitraries.of("", "", "not "),
                Arbitraries.frequencyOf(
                    Tuple.of(4, quantified()),
                    Tuple.of(2, Arbitraries.of(WHOLE_PARTS)),
                    Tuple.of(4, Arbitraries.of(KEPT_PARTS)),
                    Tuple.of(1, RandomRegexes.tests("first(request.data)", "last(reply.data)")),
                    Tuple.of(5, wholes()),
                    Tuple.of(3, reals()),
                    Tuple.of(3, durations())))
            .as((not, text) -> not + "(" + text + ")");
    return Arbitraries.frequencyOf(
        Tuple.of(3, part), Tuple.of(3, group(part, 1)), Tuple.of(2, group(part, 2)));
  }

  /** {@code and}, {@code or} and {@code not}, so many levels deep. */
  private static Arbitrary<String> group(Arbitrary<String> part, int depth) {
    Arbitrary<String> inner =
        depth == 1 ? part : Arbitraries.oneOf(part, group(part, depth - 1), group(part, depth - 1));
    return Combinators.combine(
            Arbitraries.of("", "", "", "not "), inner, Arbitraries.of(" and ", " or "), inner)
        .as((not, a, operator, b) -> not + "(" + a + operator + b + ")");
  }
}
