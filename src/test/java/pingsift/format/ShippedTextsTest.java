// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pingsift.text.SourceText;

/** What users read first is in the one style: the shipped rules and the rule files in the docs. */
class ShippedTextsTest {
  @TestFactory
  Stream<DynamicTest> shipped_rules() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of("rules"))) {
      files = all.filter(file -> file.toString().endsWith(".sift")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.toString(), () -> assertFormatted(file.toString(), read(file))));
  }

  @TestFactory
  Stream<DynamicTest> rule_files_in_the_docs() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> pages = Files.list(Path.of("docs"))) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).sorted().toList()) {
        for (String block : indentedBlocks(read(page))) {
          if (block.matches("(?s)(rule|list|define|import|suppress) .*")) {
            String name = page + ": " + block.lines().findFirst().orElse("");
            tests.add(DynamicTest.dynamicTest(name, () -> assertFormatted(name, block)));
          }
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static void assertFormatted(String name, String text) {
    Formatter.Formatted formatted = Formatter.format(new SourceText(name, text));
    assertThat(formatted.problems()).isEmpty();
    assertThat(text).as("%s; to accept: pingsift fmt", name).isEqualTo(formatted.text());
  }

  /** Runs of lines that begin with four blanks, without them; empty lines inside belong to them. */
  private static List<String> indentedBlocks(String page) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    int empty = 0;
    for (String line : (page + "\nend").lines().toList()) {
      if (line.startsWith("    ")) {
        block.append("\n".repeat(block.isEmpty() ? 0 : empty)).append(line.substring(4));
        block.append('\n');
        empty = 0;
      } else if (line.isBlank()) {
        empty++;
      } else {
        if (!block.isEmpty()) {
          blocks.add(block.toString());
        }
        block.setLength(0);
        empty = 0;
      }
    }
    return blocks;
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}
