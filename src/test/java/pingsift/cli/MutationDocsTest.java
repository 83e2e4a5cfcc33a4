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

/** The examples of {@code docs/mutation.md}: what is shown is what comes of the rule above it. */
class MutationDocsTest {
  private static final Pattern RULES = Pattern.compile("(?s)```sift\n(.*?)```");
  private static final Path SHOWN = Path.of("testdata/mutate/longer-answers.sift");

  @TempDir Path scratch;

  @Test
  void theShownRuleIsTheOneOfTheTranscript() throws IOException {
    assertThat(rules().get(0)).isEqualTo(Files.readString(SHOWN));
  }

  @Test
  void theBetterRuleLeavesNothingUnnoticed() throws IOException {
    Path file = Files.writeString(scratch.resolve("better.sift"), rules().get(1));
    TestTerminal terminal = new TestTerminal();
    assertThat(terminal.run("mutate", file.toString(), "--min", "100")).as(terminal.out()).isZero();
  }

  private static List<String> rules() throws IOException {
    List<String> all = new ArrayList<>();
    Matcher rules = RULES.matcher(Files.readString(Path.of("docs/mutation.md")));
    while (rules.find()) {
      all.add(rules.group(1));
    }
    assertThat(all).hasSize(2);
    return all;
  }
}
