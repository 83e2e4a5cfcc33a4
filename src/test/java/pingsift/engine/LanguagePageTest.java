// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pingsift.GoldenFiles;
import pingsift.eval.Match;
import pingsift.fields.Fields;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** The tables of {@code docs/language.md} that say what is true when, read there and tried out. */
class LanguagePageTest {
  private static final Path PAGE = Path.of("docs/language.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** Of one iStream; the second request is never answered. */
  private static final String TRAFFIC =
      """
      from 10.0.0.5 to 10.9.9.9 id 1
      0s       req 1  "abcde"
      +20ms    rep 1  "abcde"
      1s       req 2  "ab"
      2s       req 3  "abcdefghi"
      3s       req 4  "abcdefg"
      4s       req 5  "abcdefgh"
      5s       req 6  "a"
      """;

  @TestFactory
  Stream<DynamicTest> truthTable() {
    List<List<String>> rows = table("| `a` | `b` | `a and b` | `a or b` | `not a` |");
    assertThat(rows).hasSize(9);
    return rows.stream()
        .flatMap(
            row ->
                Stream.of(
                    cell("(%s) and (%s)", row.get(0), row.get(1), row.get(2)),
                    cell("(%s) or (%s)", row.get(0), row.get(1), row.get(3)),
                    cell("not (%s)", row.get(0), row.get(1), row.get(4))));
  }

  private static DynamicTest cell(String form, String a, String b, String result) {
    return DynamicTest.dynamicTest(
        form.formatted(a, b) + " is " + result,
        () -> {
          String onOneExchange = form.formatted(ofAnExchange(a), ofAnExchange(b));
          assertThat(truthOfTheLostExchange(onOneExchange)).isEqualTo(result);
          String whileItGrows = form.formatted(whileItGrows(a), whileItGrows(b));
          assertThat(truthsWhileItGrows(whileItGrows)).containsOnly(result);
        });
  }

  /** On the exchange of request 2, which has no reply. */
  private static String ofAnExchange(String truth) {
    return switch (truth) {
      case "true" -> "request.len == 2";
      case "false" -> "request.len == 3";
      case "unknown" -> "reply.len == 2";
      default -> throw new AssertionError("no truth value: " + truth);
    };
  }

  private static String truthOfTheLostExchange(String condition) throws Exception {
    String here = "exchange where request.icmp.seq == 2 and ";
    boolean holds = !matches(here + "(" + condition + ")").isEmpty();
    boolean fails = !matches(here + "not (" + condition + ")").isEmpty();
    assertThat(holds && fails).isFalse();
    return holds ? "true" : fails ? "false" : "unknown";
  }

  /** What is not known yet stands in the place of the unknown. */
  private static String whileItGrows(String truth) {
    return switch (truth) {
      case "true" -> "requests.count >= 1";
      case "false" -> "requests.count < 1";
      case "unknown" -> "requests.count >= 100";
      default -> throw new AssertionError("no truth value: " + truth);
    };
  }

  @TestFactory
  Stream<DynamicTest> kindsOfParts() {
    List<List<String>> rows = table("| kind | examples | while the iStream grows |");
    assertThat(rows).extracting(row -> row.get(0)).contains("fixed", "rising", "falling", "open");
    return rows.stream()
        .flatMap(
            row ->
                CODE.matcher(row.get(1))
                    .results()
                    .map(found -> kind(found.group(1), row.get(0), row.get(2))));
  }

  private static DynamicTest kind(String example, String kind, String said) {
    return DynamicTest.dynamicTest(
        example + " is " + kind,
        () -> {
          List<String> truths = truthsWhileItGrows(example);
          if (said.startsWith("known from the first frame")) {
            assertThat(truths).doesNotContain("unknown");
          } else if (said.startsWith("true, or not known yet")) {
            assertThat(truths).contains("true").isSubsetOf("true", "unknown");
          } else if (said.startsWith("false, or not known yet")
              || said.startsWith("false once the value has gone past, else not known yet")) {
            assertThat(truths).contains("false").isSubsetOf("false", "unknown");
          } else {
            assertThat(said).isEqualTo("not known yet");
            assertThat(truths).containsOnly("unknown");
          }
        });
  }

  /** What a condition on the iStream is after each frame but those that follow its end. */
  private static List<String> truthsWhileItGrows(String condition) throws Exception {
    long holds = firstFrame("istream where " + condition);
    long fails = firstFrame("istream where not (" + condition + ")");
    List<String> truths = new ArrayList<>();
    long frames = TRAFFIC.lines().count() - 1;
    for (long frame = 1; frame <= frames; frame++) {
      truths.add(frame >= holds ? "true" : frame >= fails ? "false" : "unknown");
      assertThat(frame >= holds && frame >= fails).isFalse();
    }
    return truths;
  }

  /** The frame at which a rule became certain while the iStream grew. */
  private static long firstFrame(String query) throws Exception {
    return matches(query).stream()
        .filter(match -> match.state() == Match.State.OPEN)
        .mapToLong(Match::decidingFrame)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  private static List<Match> matches(String query) throws IOException, FlowException {
    RuleSet rules = RuleSet.load(List.of(), List.of(query), Fields.catalogue());
    assertThat(rules.hasErrors()).as(rules.diagnostics().toString()).isFalse();
    List<Match> matches = new ArrayList<>();
    new Engine(rules.rules(), EngineOptions.DEFAULT, matches::add)
        .run(FlowNotation.parse("drawn", TRAFFIC).reader());
    return matches;
  }

  /** The cells of the rows below a header line. */
  private static List<List<String>> table(String header) {
    List<List<String>> rows = new ArrayList<>();
    List<String> lines = GoldenFiles.read(PAGE).lines().toList();
    int at = lines.indexOf(header);
    assertThat(at).as("the page has the table " + header).isNotNegative();
    for (String line : lines.subList(at + 2, lines.size())) {
      if (!line.startsWith("|")) {
        break;
      }
      rows.add(Stream.of(line.substring(1).split("(?<!\\\\)\\|")).map(String::strip).toList());
    }
    return rows;
  }
}
