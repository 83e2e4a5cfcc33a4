// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pingsift.engine.RuleSources;
import pingsift.mutate.RuleScore.Standing;

/** Rules of any size come to a bounded number of mutants, and what was not tried is counted. */
class MutationLimitsTest {
  private static final int MOST_MADE = 600;

  @TempDir Path scratch;

  static Stream<String> largeConditions() {
    return Stream.of(
        "frame where " + joined(400, " or ", i -> "len == " + (2 * i + 100)),
        "frame where len > 3 and "
            + joined(400, " and ", i -> "not (len == " + (2 * i + 100) + ")"),
        "frame where len in { " + joined(50_000, ", ", i -> "" + (2 * i + 100)) + " }",
        "frame where data contains x\"" + "41 ".repeat(3_000).strip() + "\"",
        "frame where data contains \"" + "a".repeat(20_000) + "\"",
        "frame where "
            + "(".repeat(100)
            + "len == 7"
            + ")".repeat(100)
            + " or "
            + "not ".repeat(50)
            + "len > 3");
  }

  private static String joined(int count, String by, java.util.function.IntFunction<String> each) {
    return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(by));
  }

  @ParameterizedTest
  @MethodSource("largeConditions")
  void largeRulesAreChangedInSomePlaces(String query) throws Exception {
    RuleScore score =
        Mutations.of("large.sift", rule(query, "known miss { request 1 \"abc\" }")).get(0);
    assertThat(score.standing()).isEqualTo(Standing.TESTED);
    assertThat(score.fates().size() + score.equivalent() + score.unsound()).isBetween(1, MOST_MADE);
    if (query.length() > 5_000 && query.contains(" or len")) {
      assertThat(score.untried()).isPositive();
    }
  }

  @Test
  void aListOfManyMembersIsOneChange() throws Exception {
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      members.append("10.%d.%d.%d\n".formatted(i >> 16, i >> 8 & 0xff, i & 0xff));
    }
    Files.writeString(scratch.resolve("many.txt"), members);
    String rule =
        "list many = file(\"many.txt\")\n"
            + rule(
                "frame where src in many and len > 2",
                "alert { request 1 \"abc\" from 10.0.1.1 }  silent { request 1 \"abc\" }"
                    + " silent { request 1 \"ab\" from 10.0.1.1 }");
    Path file = Files.writeString(scratch.resolve("large.sift"), rule);
    RuleScore score =
        Mutations.of(new RuleSources(List.of(file.toString()), List.of(), List.of())).get(0);
    assertThat(score.fates())
        .filteredOn(fate -> fate.mutant().operator() == Operator.MEMBER)
        .hasSize(1)
        .noneMatch(Fate::isAlive);
    assertThat(score.fates().size()).isLessThan(20);
  }

  private static String rule(String query, String tests) {
    return "rule large {\n  meta { sid 7 msg \"large\" }\n  %s\n  test { %s }\n}\n"
        .formatted(query, tests);
  }
}
