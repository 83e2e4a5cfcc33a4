// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;

/** What is tested again, and what is remembered. */
class RememberedTestsTest {
  private static final String RULES =
      """
      import "lists.sift"
      rule one {
        meta { sid 1 msg "x" severity 2 }
        exchange where reply.data != request.data and src in hosts
        test { silent "c.pcap"  silent { ping 3 }  silent { ping 3 } }
      }
      rule two {
        meta { sid 2 msg "x" severity 2 }
        frame where icmp.code == 9
        test { alert { request 1 code 9 } }
      }
      """;

  @TempDir Path scratch;
  private final RememberedTests remembered = new RememberedTests();

  @BeforeEach
  void files() throws IOException, InterruptedException {
    write("rules.sift", RULES);
    write("lists.sift", "list hosts = { 192.0.2.0/24 }");
    copy("iputils-default20.pcap");
    assertThat(round().fresh()).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void nothingThatIsAsItWas() throws Exception {
    RememberedTests.Round round = round();
    assertThat(round.fresh()).isEmpty();
    assertThat(round.results()).hasSize(4).allMatch(r -> r.outcome() == TestOutcome.PASSED);
  }

  @Test
  void aRuleWhoseConditionChanged() throws Exception {
    write("rules.sift", RULES.replace("code == 9", "code == 8"));
    RememberedTests.Round round = round();
    assertThat(round.fresh()).containsExactly("two");
    assertThat(round.results().get(3).outcome()).isEqualTo(TestOutcome.FAILED);
  }

  @Test
  void aRuleWhoseListChangedInAnotherFile() throws Exception {
    write("lists.sift", "list hosts = { 192.0.3.0/24 }");
    assertThat(round().fresh()).containsExactly("one");
  }

  @Test
  void aRuleThatIsSuppressedNow() throws Exception {
    write("lists.sift", "list hosts = { 192.0.2.0/24 }\nsuppress two where src in hosts");
    RememberedTests.Round round = round();
    assertThat(round.fresh()).containsExactly("two");
    assertThat(round.results().get(3).outcome()).isEqualTo(TestOutcome.FAILED);
  }

  @Test
  void aRuleWhoseCaptureChanged() throws Exception {
    copy("hans-http.pcap");
    RememberedTests.Round round = round();
    assertThat(round.fresh()).containsExactly("one");
    assertThat(round.results().get(0).outcome()).isEqualTo(TestOutcome.FAILED);
  }

  @Test
  void anExpectationThatChanged() throws Exception {
    write("rules.sift", RULES.replace("alert { request", "silent { request"));
    RememberedTests.Round round = round();
    assertThat(round.fresh()).containsExactly("two");
    assertThat(round.results().get(3).outcome()).isEqualTo(TestOutcome.FAILED);
  }

  @Test
  void whatWasRememberedTellsWhereItStandsNow() throws Exception {
    write("rules.sift", RULES + "\n// no change of a rule\n");
    RememberedTests.Round round = round();
    assertThat(round.fresh()).isEmpty();
    assertThat(round.results())
        .extracting(result -> result.test().line())
        .containsExactly(5, 5, 5, 10);
  }

  private RememberedTests.Round round() throws InterruptedException {
    RuleSet rules =
        RuleSet.load(
            List.of(scratch.resolve("rules.sift").toString()), List.of(), Fields.catalogue());
    assertThat(rules.hasErrors()).as(rules.diagnostics().toString()).isFalse();
    CaptureFinder finder = new CaptureFinder(List.of());
    List<TestCase> tests =
        RuleTests.read(rules.parsed(), problem -> {}).stream()
            .flatMap(ofRule -> ofRule.cases().stream())
            .toList();
    return remembered.run(
        new TestRunner(finder, EngineOptions.DEFAULT, 1), finder, rules.rules(), tests);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(scratch.resolve(name), text);
  }

  private void copy(String name) throws IOException {
    Files.copy(
        Path.of("testdata/captures").resolve(name),
        scratch.resolve("c.pcap"),
        StandardCopyOption.REPLACE_EXISTING);
  }
}
