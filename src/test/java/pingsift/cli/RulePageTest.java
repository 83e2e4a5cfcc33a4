// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulePageTest {
  private static final Path PAGE = Path.of("docs/rules.md");

  @Test
  void thePageIsWhatTheRulesSay() throws IOException {
    TestTerminal terminal = new TestTerminal();
    assertThat(terminal.run("rules", "--markdown")).isZero();
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(PAGE, terminal.out());
    }
    assertThat(PAGE).as("pingsift rules --markdown > docs/rules.md").hasContent(terminal.out());
  }
}
