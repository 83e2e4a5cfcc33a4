// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.diag.ProblemLog;
import pingsift.diag.TextRenderer;
import pingsift.fields.Fields;
import pingsift.lint.Lints;
import pingsift.lint.LoadedRules;

/** Rule files that nobody writes by hand end in a message, and do not take for ever. */
class HostileRulesTest {
  /** Generous: a hang takes for ever, and a busy machine must not fail the test. */
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path scratch;

  @Test
  void twentyThousandBrokenRulesAreCounted() throws IOException {
    String rules =
        repeated(20_000, "rule r%1$d { meta { sid %1$d msg \"x\" } frame where lenn > 1 }");
    RuleSet set = load(rules);
    assertThat(kinds(set)).contains(Kind.UNKNOWN_FIELD);
    assertThat(errors(set)).hasSize(ProblemLog.MOST);
    assertThat(set.untold().errors()).isEqualTo(20_000 - ProblemLog.MOST);
    assertThat(set.failed()).isEqualTo(20_000);
  }

  @Test
  void aRuleWhoseMistakeIsNotToldIsLeftOutAllTheSame() throws IOException {
    String rules =
        repeated(3_000, "rule r%1$d { meta { sid %1$d msg \"x\" } frame where len = 1 }");
    RuleSet set =
        load(
            rules + repeated(3_001, 3_002, "rule r%1$d { meta { sid %1$d } frame where len > 1 }"));
    assertThat(errors(set).size() + set.untold().errors()).isEqualTo(3_000);
    assertThat(set.rules()).hasSize(2);
  }

  @Test
  void aHundredThousandRulesLoad() throws IOException {
    RuleSet set = load(repeated(100_000, "rule r%1$d { meta { sid %1$d } frame where len > 1 }"));
    assertThat(set.rules()).hasSize(100_000);
  }

  @Test
  void namesGivenAgainAndAgainAreTold() throws IOException {
    RuleSet set = load(repeated(5_000, "list same = { %1$d }\ndefine same2 = %1$d"));
    assertThat(kinds(set)).containsOnly(Kind.DUPLICATE_NAME);
    assertThat(errors(set).size() + set.untold().errors()).isEqualTo(2 * 4_999);
  }

  @Test
  void aBombOfDefinitionsIsTold() throws IOException {
    String bomb = "define d0(a) = a\n" + repeated(40, "define d%1$d(a) = d%2$d(a) + d%2$d(a)");
    RuleSet set = load(bomb + "rule r { meta { sid 1 } frame where d40(len) > 1 }");
    assertThat(kinds(set)).containsExactly(Kind.TOO_LARGE);
  }

  @Test
  void aBombOfArgumentsIsTold() throws IOException {
    String nested = "f(".repeat(60) + "len > 1" + ")".repeat(60);
    RuleSet set =
        load("define f(a) = a and a\nrule r { meta { sid 1 } frame where " + nested + " }");
    assertThat(kinds(set)).containsExactly(Kind.TOO_LARGE);
  }

  @Test
  void longChainsOfDefinitionsEndAndCirclesToo() throws IOException {
    String chain = "define d0(a) = a > 1\n" + repeated(20_000, "define d%1$d(a) = d%2$d(a)");
    RuleSet deep = load(chain + "rule r { meta { sid 1 } frame where d20000(len) }");
    assertThat(kinds(deep)).containsExactly(Kind.TOO_DEEP);
    RuleSet circle =
        load("define d0(a) = d20000(a)\n" + repeated(20_000, "define d%1$d(a) = d%2$d(a)"));
    assertThat(kinds(circle)).containsExactly(Kind.CYCLE);
  }

  @Test
  void longChainsOfListsEnd() throws IOException {
    RuleSet doubling = load("list l0 = { 1 }\n" + repeated(60, "list l%1$d = { l%2$d, l%2$d }"));
    assertThat(kinds(doubling)).contains(Kind.TOO_LARGE);
    RuleSet deep = load(repeated(20_000, "list l%2$d = { l%1$d }") + "list l20000 = { 1 }");
    assertThat(kinds(deep)).contains(Kind.TOO_DEEP);
  }

  @Test
  void listsThatNameAllOthersEnd() throws IOException {
    String lists =
        IntStream.range(0, 400)
            .mapToObj(
                i ->
                    "list l%d = { %s1 }\n"
                        .formatted(
                            i,
                            IntStream.range(0, i)
                                .mapToObj(other -> "l" + other + ", ")
                                .collect(Collectors.joining())))
            .collect(Collectors.joining());
    assertThat(kinds(load(lists))).containsExactly(Kind.TOO_LARGE);
  }

  @Test
  void aListOfAMillionNetworksLoadsAndOneMoreDoesNot() throws IOException {
    String networks =
        IntStream.range(0, 1_000_000)
            .mapToObj(i -> "10." + (i >> 16 & 255) + "." + (i >> 8 & 255) + "." + (i & 255) + "\n")
            .collect(Collectors.joining());
    Files.writeString(scratch.resolve("hosts.txt"), networks);
    String rule =
        "list hosts = file(\"hosts.txt\")\nrule r { meta { sid 1 } frame where src in hosts }";
    assertThat(load(rule).rules()).hasSize(1);
    Files.writeString(scratch.resolve("hosts.txt"), networks + "10.0.0.1\n");
    assertThat(kinds(load(rule))).containsExactly(Kind.TOO_LARGE);
  }

  @Test
  void everyBadLineOfALongListIsCounted() throws IOException {
    Files.writeString(scratch.resolve("hosts.txt"), "10.0.0.300\n".repeat(50_000));
    RuleSet set = load("list hosts = file(\"hosts.txt\")");
    assertThat(errors(set).size() + set.untold().errors()).isEqualTo(50_000);
  }

  @Test
  void aHundredThousandMissingImportsAreCounted() throws IOException {
    RuleSet set = load(repeated(100_000, "import \"no%1$d.sift\""));
    assertThat(errors(set).size() + set.untold().errors()).isEqualTo(100_000);
    assertThat(errors(set).get(0).primary().text()).isEqualTo("there is no such file");
  }

  @Test
  void aDeviceIsReadWhereTheUserNamesItAndNotWhereARuleFileDoes() throws IOException {
    Path zero = Path.of("/dev/zero");
    assumeTrue(Files.exists(zero), "there is no " + zero);
    RuleSet set = load("import \"/dev/zero\"\nlist hosts = file(\"/dev/zero\")");
    assertThat(errors(set))
        .extracting(problem -> problem.primary().text())
        .containsExactly(
            "this is a pipe or a device, not a file", "this is a pipe or a device, not a file");
    assertThat(errors(loadFile(zero)))
        .extracting(Diagnostic::message)
        .containsExactly("the file is larger than a rule file can be: split it");
  }

  @Test
  void aNameOfManyMegabytesIsUnknown() throws IOException {
    String name = "a".repeat(10 << 20);
    RuleSet set = load("rule r { meta { sid 1 } frame where " + name + " == 1 }");
    assertThat(kinds(set)).containsExactly(Kind.UNKNOWN_FIELD);
  }

  @Test
  void aHundredThousandRangesAndCommentsAreLookedThrough() throws IOException {
    String ranges =
        IntStream.range(0, 100_000)
            .mapToObj(i -> 3 * i + ".." + (3 * i + 1))
            .collect(Collectors.joining(", "));
    String comments =
        "// allow: missing-meta\n".repeat(100_000)
            + repeated(
                400,
                "rule r%1$d { // allow: missing-meta\nmeta { sid %1$d }\n"
                    + "frame where len > 1 }");
    RuleSet sets = load("rule a { meta { sid 1 } frame where len in { " + ranges + " } }");
    RuleSet allowed = load(comments);
    assertThat(linted(sets)).contains(Kind.MISSING_META);
    assertThat(linted(allowed)).doesNotContain(Kind.MISSING_META, Kind.UNUSED_ALLOW);
  }

  @Test
  void aChainOfImportsEnds() throws IOException {
    for (int i = 0; i < 300; i++) {
      Files.writeString(scratch.resolve("c" + i + ".sift"), "import \"c" + (i + 1) + ".sift\"\n");
    }
    assertThat(kinds(loadFile(scratch.resolve("c0.sift")))).containsExactly(Kind.TOO_DEEP);
  }

  @Test
  void textThatIsNoneEndsInAMessage() throws IOException {
    byte[] junk = new byte[1 << 20];
    new Random(7).nextBytes(junk);
    Path file = scratch.resolve("junk.sift");
    for (byte[] text :
        List.of(
            junk,
            new byte[1 << 20],
            "{".repeat(1 << 20).getBytes(StandardCharsets.UTF_8),
            "rule r { }".getBytes(StandardCharsets.UTF_16))) {
      Files.write(file, text);
      assertThat(errors(loadFile(file))).isNotEmpty();
    }
  }

  @Test
  void aMistakeInAnEndlessLineIsShownWithItsSurroundings() throws IOException {
    String line = "or len > 1 ".repeat(300_000);
    RuleSet set =
        load(
            "rule r { meta { sid 1 msg \"x\" } frame where len > 1 "
                + line
                + "or lenn > 1 test {} }");
    assertThat(kinds(set)).containsExactly(Kind.UNKNOWN_FIELD);
    assertThat(TextRenderer.plain().render(errors(set)))
        .hasSizeLessThan(1_000)
        .contains("lenn > 1");
  }

  @Test
  void aLiteralOfManyMegabytesLoads() throws IOException {
    String text = "A".repeat(15 << 20);
    RuleSet set = load("rule r { meta { sid 1 } frame where data contains \"" + text + "\" }");
    assertThat(errors(set)).isEmpty();
  }

  /** Lines with their number, from 1 on, and the number before it. */
  private static String repeated(int count, String line) {
    return repeated(1, count, line);
  }

  private static String repeated(int from, int to, String line) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> line.formatted(i, i - 1) + "\n")
        .collect(Collectors.joining());
  }

  private RuleSet load(String text) throws IOException {
    return loadFile(Files.writeString(scratch.resolve("hostile.sift"), text));
  }

  private static RuleSet loadFile(Path file) {
    return assertTimeoutPreemptively(
        LONG, () -> RuleSet.load(List.of(file.toString()), List.of(), Fields.catalogue()));
  }

  private static List<Diagnostic> errors(RuleSet set) {
    return set.diagnostics().stream().filter(Diagnostic::isError).toList();
  }

  private static List<Kind> linted(RuleSet set) {
    LoadedRules loaded = new LoadedRules(set.parsed(), set.rules(), Fields.catalogue(), true);
    return assertTimeoutPreemptively(LONG, () -> Lints.check(loaded, set.diagnostics())).stream()
        .map(Diagnostic::kind)
        .distinct()
        .toList();
  }

  private static List<Kind> kinds(RuleSet set) {
    return errors(set).stream().map(Diagnostic::kind).distinct().toList();
  }
}
