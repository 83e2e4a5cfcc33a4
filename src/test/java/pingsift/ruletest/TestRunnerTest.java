// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pingsift.check.CheckedRule;
import pingsift.diag.Diagnostic;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;

/** What becomes of tests: outcomes, captures, rules as they really run. */
class TestRunnerTest {
  private static final Path CAPTURES = Path.of("testdata/captures");
  private static final String TWO = "{ request 1 \"a\" reply \"b\" request 2 \"a\" reply \"b\" }";

  @TempDir Path scratch;

  /** A rule that alerts at each reply with other data, and what is expected of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "alert TWO                     | PASSED",
        "alert TWO frames 4, 2         | PASSED",
        "alert TWO frames 2            | FAILED",
        "alert TWO frames 2, 3         | FAILED",
        "alert TWO frames 2, 2         | FAILED",
        "alert TWO times 2             | PASSED",
        "alert TWO times 1             | FAILED",
        "silent TWO                    | FAILED",
        "known miss TWO                | OVERCOME",
        "known miss TWO times 3        | KNOWN",
        "known false alarm TWO         | KNOWN",
        "alert { ping 3 }              | FAILED",
        "alert { ping 3 } times 1      | FAILED",
        "silent { ping 3 }             | PASSED",
        "known miss { ping 3 }         | KNOWN",
        "known false alarm { ping 3 }  | OVERCOME",
        "alert \"hans-http.pcap\"      | PASSED",
        "silent \"none.pcap\"          | UNREADABLE",
        "known miss \"none.pcap\"      | UNREADABLE",
      })
  void outcomes(String line, TestOutcome outcome) throws Exception {
    String test = line.replace("TWO", TWO);
    assertThat(run(rule("exchange where reply.data != request.data", test)))
        .extracting(TestResult::outcome)
        .containsExactly(outcome);
  }

  @Test
  void oneAlertForEachOfSeveralAtOneFrame() throws Exception {
    String drawn = "{ request 1 id 1  request 1 id 2  1h other }";
    String query = "exchange where missing(reply.data)";
    assertThat(run(rule(query, "alert " + drawn + " frames 3, 3")))
        .extracting(TestResult::outcome)
        .containsExactly(TestOutcome.PASSED);
  }

  @Test
  void resultsTellOfAlertsWithTheirEvidence() throws Exception {
    TestResult result =
        run(rule("exchange where reply.data != request.data", "silent " + TWO)).get(0);
    assertThat(result.alerts()).isEqualTo(2);
    assertThat(result.frames()).containsExactly(2L, 4L);
    FoundAlert first = result.found().get(0);
    assertThat(first.frame()).isEqualTo(2);
    assertThat(first.source()).isEqualTo("198.51.100.1");
    assertThat(first.evidence())
        .extracting("condition")
        .containsExactly("reply.data != request.data");
    assertThat(result.test().title()).isEqualTo("silent drawn traffic");
    assertThat(result.test().line()).isEqualTo(4);
  }

  @Test
  void rulesRunAsTheyRun() throws Exception {
    String text =
        """
        list hosts = { 192.0.2.1 }
        define other(a, b) = a != b
        rule limited {
          meta { sid 1 msg "x" severity 2 }
          exchange where other(request.data, reply.data) and src in hosts
          limit 1 per 10m by src
          test { alert %1$s frames 2 }
        }
        rule counted {
          meta { sid 2 msg "x" severity 2 }
          exchange where reply.data != request.data
          after 2 in 10m by src
          test { alert %1$s frames 4 }
        }
        rule quiet {
          meta { sid 3 msg "x" severity 2 }
          exchange where reply.data != request.data
          test { silent %1$s  alert "from elsewhere" { from 10.0.0.1 to 10.0.0.2 request "a" reply "b" } }
        }
        suppress quiet where src in hosts
        """
            .formatted(TWO);
    assertThat(run(text)).hasSize(4).allMatch(result -> result.outcome() == TestOutcome.PASSED);
  }

  @Test
  void versionsOfOneRuleAreJudgedEachByItself() throws Exception {
    RuleSet one = load(rule("exchange where reply.data != request.data", "alert " + TWO));
    RuleSet other = load(rule("exchange where reply.data == request.data", "alert " + TWO));
    List<CheckedRule> both = List.of(one.rules().get(0), other.rules().get(0), one.rules().get(0));
    List<TestResult> results = runner(1).run(both, tests(one));
    assertThat(results)
        .extracting(TestResult::outcome)
        .containsExactly(TestOutcome.PASSED, TestOutcome.FAILED, TestOutcome.PASSED);
    assertThat(results.get(1).rule()).isSameAs(other.rules().get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void threadsChangeNothing(int threads) throws Exception {
    RuleSet rules = RuleSet.load(List.of("rules"), List.of(), Fields.catalogue());
    List<TestCase> tests = tests(rules);
    List<TestResult> results = runner(threads).run(rules.rules(), tests);
    assertThat(results.stream().map(TestResult::test)).containsExactlyElementsOf(tests);
    assertThat(results)
        .extracting(TestResult::outcome)
        .containsOnly(TestOutcome.PASSED, TestOutcome.KNOWN);
  }

  @Test
  void aCaptureThatBreaksOffIsJudgedByWhatIsWhole() throws Exception {
    TestResult result =
        run(rule("frame where icmp.type == 200", "silent \"cut-in-a-frame.pcap\"")).get(0);
    assertThat(result.outcome()).isEqualTo(TestOutcome.PASSED);
    assertThat(result.trouble()).hasValueSatisfying(why -> assertThat(why).contains("frame 9"));
  }

  @Test
  void whatIsNoCaptureIsUnreadableAndSaysWhy() throws Exception {
    Files.write(scratch.resolve("binary"), new byte[] {0, 1, 2, 3, (byte) 0xff});
    Files.write(scratch.resolve("empty"), new byte[0]);
    Files.createDirectory(scratch.resolve("directory"));
    Path loop = scratch.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    Files.createSymbolicLink(scratch.resolve("dangling"), scratch.resolve("gone"));
    String tests =
        "silent \"binary\" silent \"empty\" silent \"directory\" silent \"loop\" silent \"dangling\""
            + " silent \"/dev/zero\" silent \"nul\\0\" silent \"-\" silent \"\\xff\"";
    List<TestResult> results = run(rule("frame where icmp.type == 200", tests));
    assertThat(results).hasSize(9).allMatch(r -> r.outcome() == TestOutcome.UNREADABLE);
    List<String> why = results.stream().map(result -> result.trouble().orElse("")).toList();
    assertThat(why.get(0)).contains("not a capture");
    assertThat(why.get(2)).contains("a directory, not a file");
    assertThat(why.get(4)).contains("no such file");
    assertThat(why.get(5)).contains("not a regular file");
    assertThat(why.get(7)).contains("there is no capture `-`, looked in");
  }

  @Test
  void capturesBesideTheRuleComeFirst() throws Exception {
    Files.copy(CAPTURES.resolve("iputils-default20.pcap"), scratch.resolve("hans-http.pcap"));
    String text = rule("exchange where reply.data != request.data", "silent \"hans-http.pcap\"");
    assertThat(run(text)).extracting(TestResult::outcome).containsExactly(TestOutcome.PASSED);
  }

  @Test
  void longBlocksAreReadInNoTime() throws Exception {
    StringBuilder block = new StringBuilder("alert {\n");
    for (int i = 0; i < 49_000; i++) {
      block.append("  request \"abc\"\n  reply \"xyz\" // ").append(i).append('\n');
    }
    block.append("} times 49000\n");
    block.append("silent { other }\n".repeat(100_000));
    assertThat(run(rule("exchange where reply.data != request.data", block.toString())))
        .hasSize(100_001)
        .allMatch(result -> result.outcome() == TestOutcome.PASSED);
  }

  @Test
  void aHundredThousandSlipsAreToldAtMostAThousandTimes() throws Exception {
    RuleSet rules = load(rule("frame where icmp.type == 200", "slient { }\n".repeat(100_000)));
    pingsift.diag.ProblemLog log = new pingsift.diag.ProblemLog();
    List<RuleTests> tests = RuleTests.read(rules.parsed(), log);
    assertThat(tests.get(0).problems()).isEqualTo(100_000);
    assertThat(log.inOrder()).hasSize(1000);
    assertThat(log.untold().errors()).isEqualTo(99_000);
  }

  private static String rule(String query, String tests) {
    return "rule shown {\n  meta { sid 7 msg \"x\" severity 2 }\n  %s\n  test { %s\n }\n}\n"
        .formatted(query, tests);
  }

  private RuleSet load(String text) throws IOException {
    Path file = Files.writeString(scratch.resolve("rules.sift"), text);
    RuleSet rules = RuleSet.load(List.of(file.toString()), List.of(), Fields.catalogue());
    assertThat(rules.diagnostics().stream().filter(Diagnostic::isError)).isEmpty();
    return rules;
  }

  private List<TestResult> run(String text) throws Exception {
    RuleSet rules = load(text);
    return runner(2).run(rules.rules(), tests(rules));
  }

  private static TestRunner runner(int threads) {
    return new TestRunner(new CaptureFinder(List.of(CAPTURES)), EngineOptions.DEFAULT, threads);
  }

  private static List<TestCase> tests(RuleSet rules) {
    List<Diagnostic> problems = new ArrayList<>();
    Stream<RuleTests> tests = RuleTests.read(rules.parsed(), problems::add).stream();
    assertThat(problems).isEmpty();
    return tests.flatMap(ofRule -> ofRule.cases().stream()).toList();
  }
}
