// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of problem has a page for users and a golden case. */
class KindPagesTest {
  @ParameterizedTest
  @EnumSource
  void has_a_page(Kind kind) throws IOException {
    try (InputStream page = Kind.class.getResourceAsStream(kind.word() + ".md")) {
      assertThat(page).as(kind.word() + ".md").isNotNull();
      String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text)
          .startsWith("# " + kind.word() + "\n")
          .contains("\n## Why\n", "\n## Example\n", "\n## Better\n");
    }
  }

  /** A file that cannot be read has no text to be a case; the transcripts of commands show it. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_READABLE")
  void has_a_golden_case(Kind kind) throws IOException {
    String heading = kind.severity().word() + "[" + kind.word() + "]";
    try (Stream<Path> cases = Files.list(Path.of("testdata/diagnostics", kind.word()))) {
      assertThat(cases).anyMatch(path -> shows(path, heading));
    }
  }

  private static boolean shows(Path path, String text) {
    try {
      return path.toString().endsWith(".txt") && Files.readString(path).contains(text);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
