// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Definitions, and random uses of them. A use is drawn as {@code «name¦argument¦argument»}, which
 * is then either written as a call or written out.
 */
final class RandomDefines {
  private static final Pattern USE = Pattern.compile("«([^«»¦]*)(?:¦([^«»¦]*))?(?:¦([^«»¦]*))?»");

  /** What stands in rule files. */
  static final String TEXT =
      """
      define either(a, b) = a or b
      define neither(a, b) = not either(b, a)
      define unlike(a, b) = a != b and a[1:] != b[1:]
      define loud(message) = message.len > some and unlike(message.data, message.data[1:])
      define some = 2
      define twice(v) = v * some
      define near(v, w) = v - w in -1..some
      """;

  /** The same, written out. */
  private static final Map<String, String> WRITTEN_OUT =
      new TreeMap<>(
          Map.of(
              "either", "((%1$s) or (%2$s))",
              "neither", "(not ((%2$s) or (%1$s)))",
              "unlike", "(%1$s != %2$s and %1$s[1:] != %2$s[1:])",
              "loud",
                  "(%1$s.len > 2 and (%1$s.data != %1$s.data[1:] and %1$s.data[1:] != %1$s.data[1:][1:]))",
              "some", "2",
              "twice", "((%1$s) * 2)",
              "near", "((%1$s) - (%2$s) in -1..2)"));

  private RandomDefines() {}

  /** Of conditions. */
  static Arbitrary<String> conditions(Arbitrary<String> part) {
    return Combinators.combine(Arbitraries.of("either", "neither"), part, part)
        .as((name, a, b) -> "«" + name + "¦" + a + "¦" + b + "»");
  }

  /** Of numbers. */
  static Arbitrary<String> numbers(Arbitrary<String> term) {
    return term.map(a -> "«twice¦" + a + "»");
  }

  /** Conditions on numbers. */
  static Arbitrary<String> comparisons(Arbitrary<String> term) {
    return Arbitraries.oneOf(
        Combinators.combine(term, term).as((a, b) -> "«near¦" + a + "¦" + b + "»"),
        term.map(a -> a + " > «some»"));
  }

  /** Of records. */
  static Arbitrary<String> ofRecords(String... records) {
    return Arbitraries.of(records).map(record -> "«loud¦" + record + "»");
  }

  /** With calls of the definitions. */
  static String called(String drawn) {
    return replaced(
        drawn,
        use ->
            use.group(1)
                + (use.group(2) == null ? "" : "(" + use.group(2))
                + (use.group(3) == null ? "" : ", " + use.group(3))
                + (use.group(2) == null ? "" : ")"));
  }

  /** Without a definition. */
  static String writtenOut(String drawn) {
    return replaced(
        drawn, use -> WRITTEN_OUT.get(use.group(1)).formatted(use.group(2), use.group(3)));
  }

  private static String replaced(
      String drawn, java.util.function.Function<MatchResult, String> how) {
    String text = drawn;
    while (text.contains("«")) {
      text =
          USE.matcher(text)
              .replaceAll(use -> java.util.regex.Matcher.quoteReplacement(how.apply(use)));
    }
    return text;
  }
}
