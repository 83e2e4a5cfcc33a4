// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.check.CheckedRule;
import pingsift.check.Printer;
import pingsift.fields.Fields;

/** The examples of rule files on the page of the language load, and mean what is said there. */
class ReuseDocsTest {
  @TempDir Path scratch;

  @Test
  void theExampleOfARuleFileLoads() throws IOException {
    write("main.sift", example("## Rule files"));
    write("lists.sift", "");
    write("bad-hosts.txt", example("# offices"));
    RuleSet set = load("main.sift");
    assertThat(set.diagnostics().stream().filter(d -> d.isError())).isEmpty();
    CheckedRule rule = set.rules().get(0);
    assertThat(rule.restraint().suppressions()).hasSize(1);
    assertThat(rule.restraint().limit()).isPresent();
  }

  @Test
  void theExampleOfListsLoads() throws IOException {
    write("hosts.txt", "10.0.5.0/24       # the first\n");
    write("main.sift", example("## Lists") + rule("src in monitors and src in hosts"));
    assertThat(load("main.sift").diagnostics().stream().filter(d -> d.isError())).isEmpty();
  }

  @Test
  void theExampleOfDefinitionsIsWrittenOut() throws IOException {
    write("main.sift", example("## Definitions"));
    String query = example("so that a rule, or a query").strip();
    RuleSources sources =
        new RuleSources(
            List.of(scratch.resolve("main.sift").toString()), List.of(query), List.of());
    RuleSet set = RuleSet.load(sources, Fields.catalogue());
    assertThat(Printer.query(set.rules().get(0)))
        .isEqualTo(
            "istream where any((reply.data == request.data or reply.data[16:] == request.data[16:])"
                + " or request.entropy > 7.2)");
  }

  private static String rule(String condition) {
    return "rule r { meta { sid 1 msg \"r\" } frame where " + condition + " }";
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(scratch.resolve(name), text);
  }

  private RuleSet load(String name) {
    return RuleSet.load(List.of(scratch.resolve(name).toString()), List.of(), Fields.catalogue());
  }

  /** The first indented block at or behind a line that begins so. */
  private static String example(String start) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("docs/language.md"));
    int at = 0;
    while (!lines.get(at).strip().startsWith(start) || lines.get(at).startsWith("    rule")) {
      at++;
    }
    while (!lines.get(at).startsWith("    ")) {
      at++;
    }
    List<String> block = new ArrayList<>();
    while (lines.get(at).startsWith("    ") || lines.get(at).isBlank()) {
      block.add(lines.get(at++).strip());
    }
    return String.join("\n", block) + "\n";
  }
}
