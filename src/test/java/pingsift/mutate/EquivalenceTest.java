// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pingsift.check.CheckedRule;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;
import pingsift.lint.Equivalence;
import pingsift.ruletest.CaptureFinder;
import pingsift.ruletest.RuleTests;
import pingsift.ruletest.TestResult;
import pingsift.ruletest.TestRunner;

/** Rules that are certainly the same are: no traffic tells them apart. */
class EquivalenceTest {
  private static final int PAIRS = 1_500;

  /** Messages of all lengths and codes, with replies like and unlike. */
  private static final String TRAFFIC =
      """
      repeat 3 { request "ab" reply copy  request "abc" reply "x"  request "" reply "abcd" }
      request "abcd" code 1 reply copy code 2
      request "abcdef" code 3 lost
      from 10.0.0.5 to 10.0.0.6 id 9
      request "abcde" ttl 1 reply "abcde"
      reply 77 "unasked"
      request "a" code 2 lost
      error exceeded 1
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frame where len >= 0 and ip.df            | frame where len > -1 and ip.df",
        "frame where len > 3                       | frame where 4 <= len",
        "frame where len == 5 and (len > 3 or ip.df) | frame where len == 5",
        "frame where not (len > 3)                 | frame where len <= 3",
        "istream where count(request.len > 3) > 1  | istream where count(request.len >= 4) >= 2",
        "istream where all(request.len > 3)        | istream where all(not (request.len <= 3))",
        "frames where len > 3 by src over 1m having count() > 2 | frames where len >= 4 by src over 60s having count() >= 3",
      })
  void isFound(String one, String other) {
    assertThat(certain(one, other)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frame where len > 3 | frame where len > 4",
        "frame where len > 3 | exchange where request.len > 3",
        "frame where icmp.code != 3 | frame where len >= 0 and icmp.code != 3 or ip.ttl > 3",
        "istream where count(request.len > 3) > 1 | istream where count(request.len > 3) > 2",
        "istream where share(request.len > 3) > 0.5 | istream where share(request.len > 4) > 0.5",
        "frames by src over 1m having count() > 2 | frames by dst over 1m having count() > 2",
        "frames by src over 1m having count() > 2 | frames by src over 2m having count() > 2",
      })
  void isNotClaimed(String both) {
    String[] parts = both.split("\\|", -1);
    assertThat(certain(parts[0].strip(), parts[1].strip())).isFalse();
  }

  @Test
  void isTrueOfAllTraffic() throws Exception {
    Random random = new Random(5);
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < PAIRS; i++) {
      String one = query(random);
      rule(2 * i, one, file);
      rule(2 * i + 1, changed(one, random), file);
    }
    RuleSet rules = load(file.toString());
    List<CheckedRule> same = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      CheckedRule one = rules.rules().get(2 * i);
      CheckedRule other = rules.rules().get(2 * i + 1);
      if (!text(one).equals(text(other)) && Equivalence.isCertain(one, other)) {
        same.add(one);
        same.add(other);
      }
    }
    assertThat(same).as("enough to be told").hasSizeGreaterThan(60);
    List<TestResult> results = run(rules, same);
    int alerting = 0;
    for (int i = 0; i < results.size(); i += 2) {
      TestResult one = results.get(i);
      alerting += one.alerts() > 0 ? 1 : 0;
      assertThat(one.frames())
          .as(text(one.rule()) + " as " + text(results.get(i + 1).rule()))
          .isEqualTo(results.get(i + 1).frames());
    }
    assertThat(alerting).as("rules that alert at all").isGreaterThan(10);
  }

  private static List<TestResult> run(RuleSet rules, List<CheckedRule> chosen)
      throws InterruptedException {
    List<RuleTests> tests = RuleTests.read(rules.parsed(), problem -> {});
    TestRunner runner = new TestRunner(new CaptureFinder(List.of()), EngineOptions.DEFAULT, 1);
    return runner.run(chosen, tests.stream().flatMap(of -> of.cases().stream()).toList());
  }

  private static void rule(int number, String query, StringBuilder into) {
    into.append(
        "rule r%d {\n meta { sid %d msg \"r\" }\n %s\n test { silent { %s } }\n}\n"
            .formatted(number, number + 1, query, TRAFFIC));
  }

  private static String text(CheckedRule rule) {
    return rule.source().slice(rule.query().singles().get(0).condition().span());
  }

  // --- Conditions without order

  private static String query(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "frame where " + condition(random, List.of("len", "icmp.code"), 3);
      case 1 -> "exchange where " + condition(random, List.of("request.len", "reply.len"), 3);
      case 2 ->
          "istream where any(" + condition(random, List.of("request.len", "reply.len"), 2) + ")";
      default ->
          "istream where count(%s) >= 2 and %s"
              .formatted(
                  condition(random, List.of("request.len", "request.icmp.code"), 1),
                  condition(random, List.of("requests.count", "replies.count"), 1));
    };
  }

  private static String condition(Random random, List<String> fields, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(5);
    return switch (kind) {
      case 1, 2 ->
          "(%s and %s)"
              .formatted(
                  condition(random, fields, depth - 1), condition(random, fields, depth - 1));
      case 3 ->
          "(%s or %s)"
              .formatted(
                  condition(random, fields, depth - 1), condition(random, fields, depth - 1));
      case 4 -> "not (" + condition(random, fields, depth - 1) + ")";
      default ->
          fields.get(random.nextInt(fields.size()))
              + " "
              + List.of("<", "<=", ">", ">=", "==", "!=").get(random.nextInt(6))
              + " "
              + random.nextInt(7);
    };
  }

  /** The same with one number or one operator changed. */
  private static String changed(String query, Random random) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < query.length(); i++) {
      if ("<>".indexOf(query.charAt(i)) >= 0 || Character.isDigit(query.charAt(i))) {
        places.add(i);
      }
    }
    if (places.isEmpty()) {
      return query;
    }
    int at = places.get(random.nextInt(places.size()));
    String old = query.substring(at, at + 1);
    String now =
        Character.isDigit(old.charAt(0))
            ? String.valueOf(Math.max(0, Integer.parseInt(old) + random.nextInt(3) - 1))
            : old.equals("<") ? ">" : "<";
    return query.substring(0, at) + now + query.substring(at + 1);
  }

  private static boolean certain(String one, String other) {
    StringBuilder file = new StringBuilder();
    rule(0, one, file);
    rule(1, other, file);
    List<CheckedRule> rules = load(file.toString()).rules();
    return Equivalence.isCertain(rules.get(0), rules.get(1));
  }

  private static RuleSet load(String text) {
    Path file = Path.of("pairs.sift");
    RuleSet rules =
        RuleSet.load(
            List.of(file.toString()), List.of(), Fields.catalogue(), Map.of(file.toString(), text));
    assertThat(rules.hasErrors()).as(() -> rules.diagnostics().toString()).isFalse();
    return rules;
  }
}
