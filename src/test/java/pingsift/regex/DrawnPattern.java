// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * One pattern, as we write it and as {@code java.util.regex} does over Latin-1 text.
 *
 * <p>Where the two differ, the Java side spells out what is meant: {@code $} is the very end, a
 * word is ASCII, {@code .} lacks the line feed only.
 */
record DrawnPattern(String ours, String oracle) {
  private static final String JAVA_EDGE = "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))";
  private static final String JAVA_NO_EDGE = "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))";

  private static DrawnPattern same(String text) {
    return new DrawnPattern(text, text);
  }

  static Arbitrary<DrawnPattern> any() {
    return pattern(4);
  }

  private static Arbitrary<DrawnPattern> pattern(int depth) {
    if (depth == 0) {
      return atom();
    }
    Arbitrary<DrawnPattern> deeper = Arbitraries.lazy(() -> pattern(depth - 1));
    return Arbitraries.frequencyOf(
        Tuple.of(3, atom()),
        Tuple.of(
            4, deeper.list().ofMinSize(2).ofMaxSize(3).map(parts -> joined(parts, "", "(?:", ")"))),
        Tuple.of(
            2, deeper.list().ofMinSize(2).ofMaxSize(3).map(parts -> joined(parts, "|", "(", ")"))),
        Tuple.of(1, deeper.map(part -> group("(?:|" + part.ours, "(?:|" + part.oracle))),
        Tuple.of(3, Combinators.combine(deeper, repeats()).as(DrawnPattern::repeated)));
  }

  private static Arbitrary<String> repeats() {
    return Arbitraries.of(
        "*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}", "{1,3}", "{2,}", "{0}", "{1,2}?", "{2,}?");
  }

  private static DrawnPattern group(String ours, String oracle) {
    return new DrawnPattern(ours + ")", oracle + ")");
  }

  private static DrawnPattern repeated(DrawnPattern part, String repeat) {
    return new DrawnPattern("(?:" + part.ours + ")" + repeat, "(?:" + part.oracle + ")" + repeat);
  }

  private static DrawnPattern joined(
      java.util.List<DrawnPattern> parts, String mark, String open, String close) {
    return new DrawnPattern(
        parts.stream().map(DrawnPattern::ours).collect(Collectors.joining(mark, open, close)),
        parts.stream().map(DrawnPattern::oracle).collect(Collectors.joining(mark, open, close)));
  }

  private static Arbitrary<DrawnPattern> atom() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, Arbitraries.of("a", "b", "c", "A").map(DrawnPattern::same)),
        Tuple.of(
            4,
            Arbitraries.of(
                same("[ab]"),
                same("[^a]"),
                same("[^a-b\\n]"),
                same("[\\xe0-\\xff]"),
                same("\\xe4"),
                same("\\w"),
                same("\\W"),
                same("\\d"),
                same("\\D"),
                same("\\s"),
                same("\\S"),
                same("\\n"),
                same("_"),
                new DrawnPattern("[[:lower:]_]", "[\\p{Lower}_]"),
                new DrawnPattern("[[:^alpha:]]", "[\\P{Alpha}]"),
                new DrawnPattern("[[:punct:]]", "[\\p{Punct}]"),
                new DrawnPattern("ä", "(?:\\xc3\\xa4)"),
                new DrawnPattern(".", "."))),
        Tuple.of(
            2,
            Arbitraries.of(
                same("\\A"),
                same("\\z"),
                new DrawnPattern("^", "<START>"),
                new DrawnPattern("$", "<END>"),
                new DrawnPattern("\\b", JAVA_EDGE),
                new DrawnPattern("\\B", JAVA_NO_EDGE))));
  }

  Regex regex(Set<Flag> flags) throws RegexException {
    return Regex.parse(ours, flags);
  }

  Pattern oraclePattern(Set<Flag> flags) {
    int bits = Pattern.UNIX_LINES;
    bits |= flags.contains(Flag.IGNORE_CASE) ? Pattern.CASE_INSENSITIVE : 0;
    bits |= flags.contains(Flag.DOT_ALL) ? Pattern.DOTALL : 0;
    bits |= flags.contains(Flag.LINES) ? Pattern.MULTILINE : 0;
    String end = flags.contains(Flag.LINES) ? "$" : "\\z";
    // Java finds no line in empty data
    String start = flags.contains(Flag.LINES) ? "(?:\\A|^)" : "\\A";
    return Pattern.compile(oracle.replace("<START>", start).replace("<END>", end), bits);
  }
}
