// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns that ask for too much end in a message, at once. */
class RegexLimitsTest {
  static Stream<String> hugePatterns() {
    return Stream.of(
        "a".repeat(1_000_000),
        "\u00e4".repeat(1_000_000),
        "a|".repeat(1_000_000) + "b",
        "[a-z]".repeat(200_000),
        "^".repeat(1_000_000),
        "(?:a{1000}){1000}",
        "(a{1,1000}){1,1000}",
        "((((((a{9}){9}){9}){9}){9}){9}){9}",
        "(((a{65535}){65535}){65535}){65535}",
        "(?:(?:a?){500}){500}",
        "((a*)*|b){2000,}",
        "\\w{5001}",
        "(?:a|b|c){1500}");
  }

  @ParameterizedTest
  @MethodSource("hugePatterns")
  void tooManyStates(String pattern) {
    assertThat(flaw(pattern).message()).isEqualTo("this regular expression is too large");
  }

  static Stream<String> deepPatterns() {
    return Stream.of(
        "(".repeat(101) + "a" + ")".repeat(101),
        "(".repeat(1_000_000),
        "(?:".repeat(300_000),
        "(a|".repeat(300_000));
  }

  @ParameterizedTest
  @MethodSource("deepPatterns")
  void groupsThatNestTooDeep(String pattern) {
    assertThat(flaw(pattern).label()).isEqualTo("more than 100 levels down");
  }

  @Test
  void whatIsJustWithinTheLimitsRuns() {
    String deep = "(".repeat(100) + "a" + ")*".repeat(99) + ")b";
    assertThat(Searches.match(deep, "", "xaab")).isEqualTo("aab");
    assertThat(Searches.match("a{5000}", "", "a".repeat(5001))).hasSize(5000);
    assertThat(Searches.match("[ab]{0,2499}c", "", "ab".repeat(2000) + "c")).hasSize(2500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00b", "[\ud800]", "\\\ud800"})
  void halfACharacter(String pattern) {
    assertThat(flaw(pattern).length()).isPositive();
  }

  private static Flaw flaw(String pattern) {
    RegexException[] wrong = new RegexException[1];
    Assertions.assertTimeout(
        Duration.ofSeconds(10),
        () ->
            wrong[0] =
                catchThrowableOfType(RegexException.class, () -> Regex.parse(pattern, Set.of())));
    Flaw flaw = wrong[0].flaw();
    assertThat(flaw.offset()).isBetween(0, pattern.length());
    assertThat(flaw.offset() + flaw.length()).isLessThanOrEqualTo(pattern.length() + 1);
    return flaw;
  }
}
