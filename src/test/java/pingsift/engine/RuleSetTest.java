// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.check.CheckedRule;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.fields.Fields;

class RuleSetTest {
  @TempDir Path scratch;

  @Test
  void aRuleWithAnErrorInItIsLeftOutAndItsNeighboursRun() throws IOException {
    write("a.sift", rule("first", 1, "len > 1") + rule("broken", 2, "no_such_field > 1"));
    write("b.sift", rule("last", 3, "len > 1"));
    RuleSet set = load(scratch);
    assertThat(set.rules()).extracting(CheckedRule::name).containsExactly("first", "last");
    assertThat(set.failed()).isEqualTo(1);
  }

  @Test
  void aFileThatNeverEndsIsNotRead() throws IOException {
    Path endless = scratch.resolve("large.sift");
    Files.write(endless, new byte[(16 << 20) + 1]);
    assertThat(messages(load(endless)))
        .containsExactly("the file is larger than a rule file can be: split it");
  }

  @Test
  void aLinkThatLeadsInACircleIsNamed() throws IOException {
    write("a.sift", rule("first", 1, "len > 1"));
    Path link = Files.createSymbolicLink(scratch.resolve("loop"), Path.of("."));
    RuleSet set = load(scratch);
    assertThat(messages(set))
        .containsExactly("a symbolic link that leads back to a directory around it");
    assertThat(set.diagnostics().get(0).source().name()).isEqualTo(link.toString());
  }

  @Test
  void whatIsNoTextIsNotRead() throws IOException {
    Path file = Files.write(scratch.resolve("a.sift"), new byte[] {'r', (byte) 0xff});
    assertThat(messages(load(file))).containsExactly("the file is not UTF-8 text");
  }

  private static RuleSet load(Path path) {
    return RuleSet.load(List.of(path.toString()), List.of(), Fields.catalogue());
  }

  private static List<String> messages(RuleSet set) {
    return set.diagnostics().stream().filter(Diagnostic::isError).map(Diagnostic::message).toList();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(scratch.resolve(name), text);
  }

  private static String rule(String name, int sid, String condition) {
    return "rule %s { meta { sid %d rev 1 msg \"x\" severity 1 } frame where %s }%n"
        .formatted(name, sid, condition);
  }

  @Test
  void whatCouldNotBeParsedIsNotToldToBeMissing(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.sift");
    Files.writeString(
        file,
        """
        define big(x) = len(x) >
        list hosts = { 10.0.0.1
        rule c { meta { sid 3 msg "c" } frame where len > }
        rule a {
          meta { sid 1 msg "a" }
          istream where big(request.data) or src in hosts
        }
        suppress c where src == 10.0.0.1
        """);
    RuleSet set = RuleSet.load(List.of(file.toString()), List.of(), Fields.catalogue());
    assertThat(set.diagnostics().stream().filter(Diagnostic::isError).map(Diagnostic::kind))
        .containsExactly(Kind.SYNTAX, Kind.SYNTAX, Kind.SYNTAX);
    assertThat(set.rules()).as("a rule that uses it does not run").isEmpty();
  }
}
