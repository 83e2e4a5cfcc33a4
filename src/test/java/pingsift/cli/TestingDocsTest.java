// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/testing.md} load and pass, and its output is what comes. */
class TestingDocsTest {
  private static final Pattern RULES = Pattern.compile("(?s)```sift\n(.*?)```");
  private static final Pattern SHOWN = Pattern.compile("(?s)```\n\\$ \\./pingsift (.*?)\n(.*?)```");

  @TempDir Path scratch;

  @Test
  void rulesInTheDocsPassTheirTests() throws IOException {
    List<String> examples = new ArrayList<>();
    for (Matcher rules = RULES.matcher(page()); rules.find(); ) {
      Path file = Files.writeString(scratch.resolve(examples.size() + ".sift"), rules.group(1));
      examples.add(file.toString());
    }
    assertThat(examples).hasSize(2);
    for (String command : List.of("test", "check")) {
      TestTerminal terminal = new TestTerminal();
      List<String> words = new ArrayList<>(examples);
      words.add(0, command);
      assertThat(terminal.run(words.toArray(String[]::new))).as(terminal.out()).isZero();
      assertThat(terminal.err()).doesNotContain("no tests", "warning", "error[");
    }
  }

  @Test
  void outputInTheDocsIsWhatComes() throws IOException {
    Matcher shown = SHOWN.matcher(page());
    assertThat(shown.find()).isTrue();
    TestTerminal terminal = new TestTerminal();
    terminal.run(shown.group(1).split(" "));
    assertThat(terminal.out()).isEqualTo(shown.group(2));
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("docs/testing.md"));
  }
}
