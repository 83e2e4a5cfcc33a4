// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code check} for machines, and what it mends. */
class CheckCommandTest {
  private static final String HABITS =
      """
      rule a {
        meta { sid 7; msg: "a" }
        frame where icmp.type = 8 && !truncated || len > 5 and len > 3
        test { alert "hans-http.pcap" }
      }
      """;

  private static final String MENDED =
      """
      rule a {
        meta { sid 7 msg "a" }
        frame where icmp.type == 8 and not truncated or len > 5
        test { alert "hans-http.pcap" }
      }
      """;

  @TempDir Path folder;

  private final TestTerminal terminal = new TestTerminal();

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a b.sift"), text);
  }

  @Test
  void anAllowanceIsNotUnusedBecauseItsWarningWasOneTooMany() throws IOException {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < 1_200; i++) {
      rules.append("// allow: no-test\nrule r%d { meta { sid %d msg \"m\" } ".formatted(i, i + 1));
      rules.append("frame where icmp.code == %d }\n".formatted(i % 200));
    }
    terminal.run("check", "--format", "json", file(rules.toString()).toString());
    assertThat(terminal.out()).contains("duplicate-condition").doesNotContain("unused-allow");
  }

  // ---- exit codes

  @Test
  void warningsCountWhereAskedToBeStrict() {
    assertThat(terminal.run("check", "-e", "frame where len >= 0")).isEqualTo(ExitCode.FINE);
    assertThat(terminal.run("check", "--strict", "-e", "frame where len >= 0"))
        .isEqualTo(ExitCode.TROUBLE);
    assertThat(terminal.run("check", "--strict", "-e", "frame where icmp.seq == 256"))
        .as("a hint is no warning")
        .isEqualTo(ExitCode.FINE);
    assertThat(terminal.err()).contains("1 rule: 0 errors, 0 warnings, 1 hint\n");
  }

  // ---- fixes

  @Test
  void habitsAreMendedUntilNoneIsLeft() throws IOException {
    Path file = file(HABITS);
    assertThat(terminal.run("check", "--fix", file.toString())).as(terminal.err()).isZero();
    assertThat(file).hasContent(MENDED);
    assertThat(terminal.err())
        .contains("a b.sift:3:25: values are compared with `==` [syntax]")
        .contains("problems fixed in 1 file")
        .contains("no problems");
    TestTerminal again = new TestTerminal();
    again.run("check", "--fix", file.toString());
    assertThat(again.err()).contains("0 problems fixed in 0 files");
    assertThat(file).hasContent(MENDED);
  }

  @Test
  void lineEndsMarksAndPermissionsStay() throws IOException {
    Path file = file("\uFEFF" + HABITS.replace("\n", "\r\n"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    terminal.run("check", "--fix", file.toString());
    assertThat(Files.readString(file)).isEqualTo("\uFEFF" + MENDED.replace("\n", "\r\n"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aDiffWritesNothing() throws IOException {
    String text = HABITS;
    Path file = file(text);
    assertThat(terminal.run("check", "--fix", "--diff", file.toString()))
        .isEqualTo(ExitCode.TROUBLE);
    assertThat(file).hasContent(text);
    assertThat(terminal.out())
        .isEqualTo(
            """
            --- %1$s
            +++ %1$s (fixed)
            @@ -1,5 +1,5 @@
             rule a {
            -  meta { sid 7; msg: "a" }
            -  frame where icmp.type = 8 && !truncated || len > 5 and len > 3
            +  meta { sid 7 msg "a" }
            +  frame where icmp.type == 8 and not truncated or len > 5
               test { alert "hans-http.pcap" }
             }
            """
                .formatted(file));
  }

  @Test
  void whatNeedsAChoiceIsLeftAlone() throws IOException {
    String text = "rule a { meta { sid 7 msg \"a\" } istream where not request.len > 5 }";
    Path file = file(text);
    terminal.run("check", "--fix", file.toString());
    assertThat(file).hasContent(text);
    assertThat(terminal.err()).contains("0 problems fixed in 0 files");
  }

  // ---- machine-readable output

  static Stream<List<String>> inputs() {
    return Stream.of(
        List.of("testdata/diagnostics/unknown-name"),
        List.of("testdata/diagnostics/never-true", "testdata/diagnostics/redundant-condition"),
        List.of("rules"),
        List.of("no-such-file.sift"),
        List.of("-e", "frame where len = 5 && \"ü😀\" == data"));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void jsonLinesFitTheirSchema(List<String> inputs) throws IOException {
    run("--format=json", inputs);
    List<String> lines = terminal.out().lines().toList();
    for (String line : lines) {
      assertThat(JsonSchemas.problems("/pingsift/diag/problem.schema.json", line)).isEmpty();
    }
    assertThat(lines).hasSize(problems(inputs));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void sarifFitsThePartsOfItsSchemaThatAreUsed(List<String> inputs) throws IOException {
    run("--format=sarif", inputs);
    assertThat(JsonSchemas.problems("/sarif-2.1.0-used.schema.json", terminal.out())).isEmpty();
    JsonNode run = new ObjectMapper().readTree(terminal.out()).at("/runs/0");
    assertThat(run.at("/results")).hasSize(problems(inputs));
    for (JsonNode result : run.at("/results")) {
      int index = result.at("/ruleIndex").asInt();
      assertThat(run.at("/tool/driver/rules/" + index + "/id")).isEqualTo(result.at("/ruleId"));
    }
  }

  @Test
  void placesAreCountedAsTheSchemaSays() throws IOException {
    run("--format=json", List.of("-e", "frame where \"ü😀\" == data and\n  lenn > 5"));
    JsonNode problem = new ObjectMapper().readTree(terminal.out());
    assertThat(problem.at("/kind").asText()).isEqualTo("unknown-field");
    assertThat(problem.at("/line").asInt()).isEqualTo(2);
    assertThat(problem.at("/column").asInt()).isEqualTo(3);
    assertThat(problem.at("/start").asInt()).isEqualTo(32);
    assertThat(problem.at("/end").asInt()).isEqualTo(36);
  }

  private void run(String format, List<String> inputs) {
    terminal.run(Stream.concat(Stream.of("check", format), inputs.stream()).toArray(String[]::new));
  }

  private static int problems(List<String> inputs) {
    TestTerminal text = new TestTerminal();
    text.run(Stream.concat(Stream.of("check"), inputs.stream()).toArray(String[]::new));
    long shown = text.err().lines().filter(l -> l.matches("(error|warning|hint)\\[.*")).count();
    long rest =
        text.err()
            .lines()
            .filter(line -> line.matches("and [0-9,]+ more problems?"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .sum();
    return (int) (shown + rest);
  }

  // ---- names of files

  @Test
  void namesBecomeUriReferences() {
    Path home = Path.of("/home/me");
    assertThat(
            Stream.of(
                    "rules/a b.sift",
                    "./x/../ü.sift",
                    "/home/me/a:b%.sift",
                    "../you/a.sift",
                    "/etc/#.sift")
                .map(name -> FileUri.of(name, home))
                .collect(Collectors.toList()))
        .containsExactly(
            "rules/a%20b.sift",
            "%C3%BC.sift", "a%3Ab%25.sift", "file:///home/you/a.sift", "file:///etc/%23.sift");
  }
}
