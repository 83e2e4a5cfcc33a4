// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import pingsift.check.Scope;

/** Random rule files: rules of every kind, with suppressions and throttles and by definitions. */
final class RandomFiles {
  /**
   * What a rule looks for.
   *
   * @param keys what it can be throttled by, with commas between them
   */
  record Query(String text, String keys) {}

  /** A rule in a file, and behind it suppressions of it; its name stands for {@code @}. */
  private record Rule(String body, String behind) {
    String text(int sid) {
      return ("rule @ {\n  meta { sid " + sid + "  msg \"drawn\" }\n  " + body + "\n}\n" + behind)
          .replace("@", "r" + sid);
    }
  }

  private RandomFiles() {}

  /** Rules as {@link RandomDefines} draws uses of definitions, without the definitions. */
  static Arbitrary<String> files() {
    Arbitrary<List<Rule>> any = rules().list().ofMinSize(1).ofMaxSize(4);
    return Arbitraries.frequencyOf(Tuple.of(5, any), Tuple.of(1, alike()))
        .map(
            list ->
                IntStream.range(0, list.size())
                    .mapToObj(i -> list.get(i).text(i + 1))
                    .collect(Collectors.joining()));
  }

  /** Rules over windows that they can share, and others between them. */
  private static Arbitrary<List<Rule>> alike() {
    return Arbitraries.of(Scope.FRAME, Scope.EXCHANGE, Scope.ISTREAM)
        .flatMap(
            scope ->
                RandomWindows.alike(scope)
                    .flatMap(
                        windows ->
                            Arbitraries.frequencyOf(
                                    Tuple.of(5, restrained(windows, scope)), Tuple.of(1, rules()))
                                .list()
                                .ofMinSize(2)
                                .ofMaxSize(5)));
  }

  private static Arbitrary<Rule> rules() {
    Arbitrary<Rule> istreams = singles(Scope.ISTREAM, "src", "dst", "src, dst", "iid");
    return Arbitraries.frequencyOf(
        Tuple.of(5, istreams),
        Tuple.of(1, singles(Scope.FRAME, "src", "icmp.type", "vlan", "src, dst")),
        Tuple.of(1, singles(Scope.EXCHANGE, "src", "dst", "src, dst", "iid, src")),
        Tuple.of(2, restrained(RandomWindows.windows(Scope.FRAME), Scope.FRAME)),
        Tuple.of(2, restrained(RandomWindows.windows(Scope.EXCHANGE), Scope.EXCHANGE)),
        Tuple.of(2, restrained(RandomWindows.windows(Scope.ISTREAM), Scope.ISTREAM)),
        Tuple.of(5, restrained(RandomSequences.sequences(), null)));
  }

  private static Arbitrary<Rule> singles(Scope scope, String... keys) {
    Arbitrary<Query> queries =
        Combinators.combine(RandomRules.conditions(scope), Arbitraries.of(keys))
            .as((condition, by) -> new Query(scope.word() + " where " + condition, by));
    return restrained(queries, scope);
  }

  /** With what a suppression looks at; null where rules take none. */
  private static Arbitrary<Rule> restrained(Arbitrary<Query> queries, @Nullable Scope records) {
    Arbitrary<String> none = Arbitraries.just("");
    Arbitrary<String> suppressed =
        records == null
            ? none
            : RandomRules.conditions(records)
                .map(condition -> "suppress @ where " + condition + "\n");
    return Combinators.combine(
            queries,
            Arbitraries.frequencyOf(Tuple.of(4, none), Tuple.of(1, throttles("limit", " per "))),
            Arbitraries.frequencyOf(Tuple.of(5, none), Tuple.of(1, throttles("after", " in "))),
            Arbitraries.frequencyOf(Tuple.of(5, none), Tuple.of(1, suppressed)),
            Arbitraries.frequencyOf(Tuple.of(9, none), Tuple.of(1, suppressed)),
            Arbitraries.of(true, false))
        .as(
            (query, limit, after, one, two, all) -> {
              // what becomes certain of several keys at one frame has no order among them
              String by = all || records == null ? query.keys : query.keys.split(", ")[0];
              String throttles = (limit + after).replace("#", by);
              return new Rule(query.text + throttles, one + two);
            });
  }

  private static Arbitrary<String> throttles(String word, String in) {
    return Combinators.combine(
            Arbitraries.of(1, 1, 2), Arbitraries.of("30ms", "2s", "1m", "10m", "1h"))
        .as((count, time) -> "\n  " + word + " " + count + in + time + " by #");
  }
}
