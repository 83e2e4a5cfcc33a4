// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random traffic of a few iStreams, as drawn text: lost, late, repeated and mirrored messages, cut
 * ones, ICMP errors, pauses of all lengths, and a clock that runs back.
 */
final class RandomTraffic {
  /** Who pings whom; the first two are most of it. */
  private static final List<String> PAIRS =
      List.of(
          "from 10.0.0.1 to 10.9.9.9 id 1",
          "from 10.0.0.1 to 10.9.9.9 id 1",
          "from 10.0.0.1 to 10.9.9.9 id 1",
          "from 10.0.0.2 to 10.9.9.9 id 2",
          "from 10.0.0.2 to 10.9.9.9 id 2",
          "from 10.9.9.9 to 10.0.0.1 id 1",
          "from 10.0.0.1 to 10.9.9.8 id 1",
          "from 10.0.0.3 to 10.9.9.9 id 1",
          "from 2001:db8::1 to 2001:db8::9 id 3");

  private RandomTraffic() {}

  private static Arbitrary<String> errors() {
    return Combinators.combine(
            Arbitraries.of("+0ms", "+30ms", "-20ms", "+4m"),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of("unreachable", "exceeded", "exceeded"),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of("", "code 3", "vlan 10", "reply", "quote 4", "quote 9", "ipid 7"))
        .as(
            (time, pair, kind, sequence, option) ->
                "from 10.0.0.%d to 10.9.9.9 id %d\n%s error %s %d \"abc\" from 10.0.0.254 %s"
                    .formatted(pair, Math.min(pair, 2), time, kind, sequence, option));
  }

  private static Arbitrary<String> timestamps() {
    return Arbitraries.of("+0ms", "+30ms", "+2s")
        .map(time -> "\n" + time + " icmp 13 0 x\"00010001 00000000 00000000 00000000\"");
  }

  /** {@code len +N} is N bytes more than there are. */
  private static String cut(String option, String data) {
    int there = data.replace("\\n", "n").length();
    return option.startsWith("len +")
        ? "len " + (there + Integer.parseInt(option.substring(5)))
        : option;
  }

  /** Spread over minutes, or close together as what a sequence is made of. */
  static Arbitrary<String> traffic() {
    Arbitrary<String> spread =
        traffic(
            Arbitraries.of(
                "+0ms", "+0ms", "+30ms", "+30ms", "+20ms", "-20ms", "+1s", "+2s", "+31s", "+4m",
                "+6m"),
            PAIRS);
    Arbitrary<String> close =
        traffic(
            Arbitraries.of(
                "+0ms", "+5ms", "+10ms", "+20ms", "+30ms", "+50ms", "+70ms", "+100ms", "-20ms",
                "+2s"),
            PAIRS.subList(0, 5));
    return Arbitraries.frequencyOf(Tuple.of(2, spread), Tuple.of(1, close));
  }

  private static Arbitrary<String> traffic(Arbitrary<String> times, List<String> pairs) {
    Arbitrary<String> options =
        Arbitraries.of(
            "",
            "",
            "",
            "",
            "",
            "ttl 9",
            "vlan 10",
            "vlan 10",
            "len +1",
            "len +3",
            "checksum bad",
            "code 1",
            "ipid 7",
            "ipid 7");
    Arbitrary<String> message =
        Combinators.combine(
                times,
                Arbitraries.of(pairs),
                Arbitraries.of("req", "req", "rep"),
                Arbitraries.integers().between(1, 3),
                Arbitraries.of("a", "abc", "abc", "abcd", "abcdefg", "xBc", "ab\\nb", ""),
                options)
            .as(
                (time, pair, kind, sequence, data, option) ->
                    "%s\n%s %s %d \"%s\" %s"
                        .formatted(pair, time, kind, sequence, data, cut(option, data)));
    Arbitrary<String> frame =
        Arbitraries.frequencyOf(
            Tuple.of(12, message),
            Tuple.of(3, errors()),
            Tuple.of(1, Arbitraries.of("+1s other", "+40s other")),
            Tuple.of(
                1, Combinators.combine(Arbitraries.of(PAIRS), timestamps()).as(String::concat)));
    return frame
        .list()
        .ofMinSize(1)
        .ofMaxSize(25)
        .map(list -> "10m other\n" + String.join("\n", list));
  }
}
