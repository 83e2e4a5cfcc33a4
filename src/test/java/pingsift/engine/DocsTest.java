// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import pingsift.DocExamples;
import pingsift.diag.Diagnostic;
import pingsift.diag.TextRenderer;
import pingsift.fields.Fields;

/** Every query and every rule that the docs show loads without an error. */
class DocsTest {
  private static final Pattern IMPORTED = Pattern.compile("import \"([a-z.]+)\"");
  private static final Pattern SUPPRESSED = Pattern.compile("suppress +([a-z_]+)");

  @TempDir private static Path folder;

  @TestFactory
  Stream<DynamicTest> queries_of_the_docs_load() throws IOException {
    return DocExamples.pages()
        .flatMap(page -> DocExamples.queries(page).map(text -> query(page, text)));
  }

  @TestFactory
  Stream<DynamicTest> rule_files_of_the_docs_load() throws IOException {
    return DocExamples.pages()
        .flatMap(page -> DocExamples.files(page).map(text -> file(page, text)));
  }

  private static DynamicTest query(Path page, String text) {
    return DynamicTest.dynamicTest(
        page.getFileName() + ": " + text,
        () -> {
          Path file = folder.resolve("definitions.sift");
          List<String> used =
              DocExamples.examples(page, DocExamples.DEFINITIONS)
                  .filter(block -> isUsed(block, text))
                  .toList();
          Files.writeString(file, String.join("\n", used) + "\n" + listsOf(text));
          assertSound(RuleSet.load(List.of(file.toString()), List.of(text), Fields.catalogue()));
        });
  }

  /** Whether a query calls what a block of the same page defines. */
  private static boolean isUsed(String block, String query) {
    return Pattern.compile("define +([a-z_]+)")
        .matcher(block)
        .results()
        .anyMatch(definition -> query.contains(definition.group(1) + "("));
  }

  private static DynamicTest file(Path page, String text) {
    return DynamicTest.dynamicTest(
        page.getFileName() + ": " + text.lines().findFirst().orElse(""),
        () -> {
          Path file = folder.resolve("example.sift");
          Files.writeString(folder.resolve("hosts.txt"), "10.0.0.1\n");
          Files.writeString(folder.resolve("bad-hosts.txt"), "10.0.0.1\n");
          Matcher imported = IMPORTED.matcher(text);
          while (imported.find()) {
            Files.writeString(folder.resolve(imported.group(1)), "list offices = { 10.0.0.0/8 }\n");
          }
          Files.writeString(file, withItsLists(text));
          assertSound(RuleSet.load(List.of(file.toString()), List.of(), Fields.catalogue()));
        });
  }

  /** Lists and rules that an example names but does not show. */
  private static String withItsLists(String text) {
    StringBuilder whole = new StringBuilder(text).append('\n');
    whole.append(listsOf(text));
    Matcher suppressed = SUPPRESSED.matcher(text);
    if (suppressed.find() && !text.contains("rule " + suppressed.group(1))) {
      whole.append("rule ").append(suppressed.group(1)).append(" {\n");
      whole.append("  meta { sid 1000999 msg \"silenced\" }\n  istream where entropy > 7\n}\n");
    }
    return whole.toString();
  }

  private static String listsOf(String text) {
    StringBuilder lists = new StringBuilder();
    for (String list : List.of("monitors", "home_net", "local_nets")) {
      if (text.contains("in " + list) && !text.contains("list " + list)) {
        lists.append("list ").append(list).append(" = { 10.0.0.0/8 }\n");
      }
    }
    return lists.toString();
  }

  private static void assertSound(RuleSet rules) {
    List<Diagnostic> errors = rules.diagnostics().stream().filter(Diagnostic::isError).toList();
    assertThat(errors).as(TextRenderer.plain().render(errors)).isEmpty();
  }
}
