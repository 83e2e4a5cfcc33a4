// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pingsift.fields.Fields;
import pingsift.regex.Regex;
import pingsift.regex.RegexException;

/** What the reference says of patterns is so: its examples load, and what it refuses is refused. */
class PatternReferenceTest {
  private static final Path PAGE = Path.of("docs/language.md");

  @TestFactory
  Stream<DynamicTest> examplesLoad() throws IOException {
    return Stream.of("Byte patterns", "Regular expressions")
        .flatMap(heading -> section(heading).lines())
        .filter(line -> line.matches(" {4}(frame|exchange|istream) where .*"))
        .map(line -> DynamicTest.dynamicTest(line.strip(), () -> assertLoads(line.strip())));
  }

  @TestFactory
  Stream<DynamicTest> formsOfBytesLoad() throws IOException {
    return forms(table(section("Byte patterns"), "| form"))
        .map(
            form ->
                DynamicTest.dynamicTest(
                    form, () -> assertLoads("frame where data contains x\"00 " + form + " 00\"")));
  }

  @TestFactory
  Stream<DynamicTest> formsOfRegularExpressionsAreRead() throws IOException {
    return forms(table(section("Regular expressions"), "| form"))
        .map(form -> DynamicTest.dynamicTest(form, () -> Regex.parse(form, Set.of())));
  }

  @TestFactory
  Stream<DynamicTest> formsOfPcreAreRefused() throws IOException {
    return forms(table(section("Regular expressions"), "| in Suricata's"))
        .filter(form -> form.length() > 1)
        .map(
            form ->
                DynamicTest.dynamicTest(
                    form,
                    () ->
                        assertThatThrownBy(() -> Regex.parse(form, Set.of()))
                            .isInstanceOf(RegexException.class)));
  }

  private static void assertLoads(String query) {
    RuleSet rules = RuleSet.load(List.of(), List.of(query), Fields.catalogue());
    assertThat(rules.diagnostics()).isEmpty();
    assertThat(rules.rules()).hasSize(1);
  }

  private static String section(String heading) {
    try {
      String page = Files.readString(PAGE);
      int from = page.indexOf("\n## " + heading + "\n");
      assertThat(from).as(heading).isPositive();
      return page.substring(from, page.indexOf("\n## ", from + 1));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** The rows below a heading, up to an empty line. */
  private static Stream<String> table(String section, String heading) {
    int from = section.indexOf("\n" + heading);
    assertThat(from).as(heading).isPositive();
    return section.substring(from, section.indexOf("\n\n", from)).lines().skip(3);
  }

  /** What stands in backquotes in the first column. */
  private static Stream<String> forms(Stream<String> rows) {
    List<String> forms =
        rows.map(row -> row.replace("\\|", "\u0001").split("\\|")[1])
            .flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell).results())
            .map(found -> found.group(1).replace('\u0001', '|'))
            .toList();
    assertThat(forms).hasSizeGreaterThan(5);
    return forms.stream();
  }
}
