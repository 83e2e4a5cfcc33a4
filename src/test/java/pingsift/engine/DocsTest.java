// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import pingsift.diag.Diagnostic;
import pingsift.diag.TextRenderer;
import pingsift.fields.Fields;

/**
 * Every query and every rule that the docs show loads without an error.
 *
 * <p>A query is a piece of code in a line that begins with a scope, or an indented or fenced block
 * that does; a block that begins with an item of a rule file is one. What holds an ellipsis, or
 * words in place of parts, is a form and not an example.
 */
class DocsTest {
  private static final Pattern SPAN = Pattern.compile("(`+)(.+?)\\1(?!`)", Pattern.DOTALL);
  private static final Pattern QUERY =
      Pattern.compile(
          "^(frame|exchange|istream)s? +(where|by) .*|^sequence +by .*", Pattern.DOTALL);
  private static final Pattern ITEM =
      Pattern.compile("^(rule|list|define) +[a-z_]+.*", Pattern.DOTALL);
  private static final String CUT = "…";

  /** Words that stand for something: P, Q, D, KEYS. */
  private static final Pattern FORM = Pattern.compile(" (P|Q|D|KEYS)( |$)");

  @TempDir private static Path folder;

  @TestFactory
  Stream<DynamicTest> queries_of_the_docs_load() throws IOException {
    return pages().flatMap(page -> examples(page, QUERY).map(text -> query(page, text)));
  }

  @TestFactory
  Stream<DynamicTest> rule_files_of_the_docs_load() throws IOException {
    return pages().flatMap(page -> examples(page, ITEM).map(text -> file(page, text)));
  }

  private static DynamicTest query(Path page, String text) {
    return DynamicTest.dynamicTest(
        page.getFileName() + ": " + text,
        () -> assertSound(RuleSet.load(List.of(), List.of(text), Fields.catalogue())));
  }

  private static DynamicTest file(Path page, String text) {
    return DynamicTest.dynamicTest(
        page.getFileName() + ": " + text.lines().findFirst().orElse(""),
        () -> {
          Path file = folder.resolve("example.sift");
          Files.writeString(file, withItsLists(text));
          assertSound(RuleSet.load(List.of(file.toString()), List.of(), Fields.catalogue()));
        });
  }

  /** Lists that an example names but does not show. */
  private static String withItsLists(String text) {
    StringBuilder whole = new StringBuilder(text).append('\n');
    for (String list : List.of("monitors", "home_net", "local_nets")) {
      if (text.contains("in " + list) && !text.contains("list " + list)) {
        whole.append("list ").append(list).append(" = { 10.0.0.0/8 }\n");
      }
    }
    return whole.toString();
  }

  private static void assertSound(RuleSet rules) {
    List<Diagnostic> errors = rules.diagnostics().stream().filter(Diagnostic::isError).toList();
    assertThat(errors).as(TextRenderer.plain().render(errors)).isEmpty();
  }

  private static Stream<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md"))
          .filter(page -> !page.endsWith("diagnostics.md")) // whose examples are mistakes
          .sorted()
          .forEach(pages::add);
    }
    return pages.stream();
  }

  private static Stream<String> examples(Path page, Pattern kind) {
    Set<String> found = new LinkedHashSet<>();
    StringBuilder prose = new StringBuilder();
    for (String block : blocks(page, prose)) {
      add(block, kind, found);
    }
    Matcher span = SPAN.matcher(prose);
    while (span.find()) {
      add(span.group(2).replace("\\|", "|").replace('\n', ' '), kind, found);
    }
    return found.stream();
  }

  /** A block of queries has one to a line, unless later lines are indented. */
  private static void add(String text, Pattern kind, Set<String> found) {
    String plain = text.strip();
    if (!kind.matcher(plain).matches() || plain.contains(CUT) || FORM.matcher(plain).find()) {
      return;
    }
    List<String> parts = kind == QUERY ? List.of(plain.split("\\n(?=[a-z])", -1)) : List.of(plain);
    parts.stream().map(String::strip).filter(part -> !part.isEmpty()).forEach(found::add);
  }

  /** Fenced and indented blocks; everything else goes to {@code prose}. */
  private static List<String> blocks(Path page, StringBuilder prose) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    boolean fenced = false;
    for (String line : lines(page)) {
      boolean fence = line.startsWith("```");
      boolean inside =
          fenced ? !fence : line.startsWith("    ") || (line.isBlank() && !block.isEmpty());
      if (inside) {
        block.append(fenced || line.isBlank() ? line : line.substring(4)).append('\n');
      } else if (!block.isEmpty()) {
        blocks.add(block.toString());
        block.setLength(0);
      }
      if (!inside && !fence) {
        prose.append(line).append('\n');
      }
      fenced = fence != fenced;
    }
    if (!block.isEmpty()) {
      blocks.add(block.toString());
    }
    return blocks;
  }

  private static List<String> lines(Path page) {
    try {
      return Files.readAllLines(page, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
