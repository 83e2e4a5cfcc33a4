// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random regular expressions over the letters of {@link RandomTraffic}. Only what matches a byte at
 * least is repeated: of other loops {@link NaiveRegex} has its own view.
 */
final class RandomRegexes {
  private static final Pattern PLACES =
      Pattern.compile("matches /(?:[^/]*(?:\\\\b|\\$)|\\^[^/]*/i?m)");

  private RandomRegexes() {}

  /** {@code data matches /…/}, of one of several bytes. */
  static Arbitrary<String> tests(String... bytes) {
    return Combinators.combine(
            Arbitraries.of("", "", "not "),
            Arbitraries.of(bytes),
            expressions(),
            Arbitraries.of("", "", "", "i", "s", "m", "im"))
        .as(
            (not, data, regex, flags) ->
                "(%s%s matches /%s/%s)".formatted(not, data, regex, flags));
  }

  /** Whether drawn rules ask for a place between bytes, other than the start of the data. */
  static boolean hasPlaces(String drawn) {
    return PLACES.matcher(drawn).find();
  }

  private static Arbitrary<String> expressions() {
    Arbitrary<String> middle = Arbitraries.oneOf(repeated(), choice());
    return Combinators.combine(
            Arbitraries.of("", "", "", "^", "\\b"),
            repeated(),
            atoms(),
            Arbitraries.oneOf(Arbitraries.just(""), middle),
            Arbitraries.of("", "", "", "$", "\\b"))
        .as((start, a, b, c, end) -> start + a + b + c + end);
  }

  private static Arbitrary<String> atoms() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.of("a", "b", "c", "B", "d")),
        Tuple.of(2, Arbitraries.of(".", "[ab]", "[^a]", "\\w", "\\d", "\\W", "\\n", "[b-d]")));
  }

  private static Arbitrary<String> choice() {
    return Combinators.combine(atoms(), atoms(), atoms(), repeats())
        .as((a, b, c, repeat) -> "(" + a + b + "|" + c + ")" + repeat);
  }

  private static Arbitrary<String> repeated() {
    return Combinators.combine(atoms(), repeats()).as((atom, repeat) -> atom + repeat);
  }

  private static Arbitrary<String> repeats() {
    return Arbitraries.of("", "", "", "*", "+", "?", "*?", "{2}", "{1,3}", "{2,}?");
  }
}
