// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import pingsift.check.Scope;

/** Random sequences of two to four steps, some of which must not happen. */
final class RandomSequences {
  /** Conditions that often hold, so that whole sequences happen. */
  private static final List<String> COMMON_FRAMES =
      List.of(
          "icmp.type == echo_request",
          "icmp.type == echo_request",
          "icmp.type == echo_reply",
          "icmp.type == timestamp_request",
          "icmp.error",
          "len in 1..3",
          "len > 3",
          "data contains \"b\"",
          "data matches /^ab.?$/",
          "not truncated");

  private static final List<String> COMMON_EXCHANGES =
      List.of(
          "answered",
          "answered",
          "unanswered",
          "unsolicited",
          "reply.data != request.data",
          "request.len > 2",
          "missing(reply) or reply.len > 2",
          "true");

  /** Of whole sequences; and of steps, each shorter than the one above it. */
  private static final List<String> TIMES = List.of("50ms", "300ms", "3s", "40s", "5m", "20m");

  private static final List<String> PARTS_OF_TIMES =
      List.of("20ms", "100ms", "1s", "35s", "4m", "19m");

  /**
   * A further step.
   *
   * @param prompt the same of records that are known at once. Where a sequence ends in quiet,
   *     several late ones can make matches certain at one frame, and the reference leaves open
   *     which is told
   * @param within an index of a time, or -1
   */
  private record Step(String record, String prompt, boolean absent, int within) {}

  private RandomSequences() {}

  /** A sequence and what its rule can be throttled by; it takes no suppressions. */
  static Arbitrary<RandomFiles.Query> sequences() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            3, sequences(Scope.FRAME, "icmp.ident", "requester, responder, icmp.seq", "src, dst")),
        Tuple.of(3, sequences(Scope.EXCHANGE, "iid", "src, dst", "requester")),
        Tuple.of(5, sequences(null, "requester, responder", "requester", "src", "dst")));
  }

  private static Arbitrary<RandomFiles.Query> sequences(@Nullable Scope only, String... keys) {
    Arbitrary<String> record = only == null ? anySteps() : steps(only);
    Arbitrary<Step> step =
        Combinators.combine(record, prompt(only), Arbitraries.of(false, false, true), withins())
            .as(Step::new);
    return Combinators.combine(
            Arbitraries.of(keys),
            Arbitraries.integers().between(0, TIMES.size() - 1),
            record,
            prompt(only),
            step.list().ofMinSize(1).ofMaxSize(3))
        .as(
            (by, time, first, prompt, further) -> {
              String begin = further.get(further.size() - 1).absent ? prompt : first;
              String whole = "sequence by " + by + " within " + TIMES.get(time) + " { " + begin;
              return new RandomFiles.Query(whole + text(further, time) + " }", by);
            });
  }

  /** A step behind a time of quiet comes later than that, so it has no time of its own. */
  private static String text(List<Step> steps, int time) {
    StringBuilder text = new StringBuilder();
    boolean quiet = false;
    boolean endsInQuiet = steps.get(steps.size() - 1).absent;
    for (Step step : steps) {
      int within = Math.min(step.within, time);
      boolean timed = within >= 0 && (step.absent || !quiet);
      text.append(step.absent ? " then no " : " then ")
          .append(endsInQuiet && !step.absent ? step.prompt : step.record);
      text.append(timed ? " within " + PARTS_OF_TIMES.get(within) : "");
      quiet = step.absent && (timed || quiet);
    }
    return text.toString();
  }

  private static Arbitrary<String> prompt(@Nullable Scope only) {
    Arbitrary<String> exchanges =
        Arbitraries.of("answered", "unsolicited", "reply.data != request.data", "reply.len > 2")
            .map(condition -> "exchange where " + condition);
    return only == Scope.FRAME
        ? steps(Scope.FRAME)
        : only == Scope.EXCHANGE ? exchanges : Arbitraries.oneOf(exchanges, steps(Scope.FRAME));
  }

  private static Arbitrary<Integer> withins() {
    return Arbitraries.of(-1, -1, -1, 0, 1, 2, 3, 4);
  }

  private static Arbitrary<String> anySteps() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, steps(Scope.FRAME)),
        Tuple.of(3, steps(Scope.EXCHANGE)),
        Tuple.of(2, steps(Scope.ISTREAM)));
  }

  private static Arbitrary<String> steps(Scope scope) {
    List<String> common =
        switch (scope) {
          case FRAME -> COMMON_FRAMES;
          case EXCHANGE -> COMMON_EXCHANGES;
          case ISTREAM -> RandomParts.STREAM_FACTS;
        };
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(common)), Tuple.of(1, RandomRules.conditions(scope)))
        .map(condition -> scope.word() + " where " + condition);
  }
}
