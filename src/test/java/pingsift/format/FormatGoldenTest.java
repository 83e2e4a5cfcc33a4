// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pingsift.GoldenFiles;
import pingsift.text.SourceText;

/** Rule files as people write them, and in the one style. */
class FormatGoldenTest {
  @TestFactory
  Stream<DynamicTest> messy_files_become_tidy() {
    return GoldenFiles.cases("format", "messy.sift", "tidy.sift", FormatGoldenTest::tidy);
  }

  private static String tidy(Path input) {
    String messy = GoldenFiles.read(input);
    Formatter.Formatted formatted =
        Formatter.format(new SourceText(input.getFileName().toString(), messy));
    assertThat(formatted.problems()).isEmpty();
    Formatter.Formatted twice = Formatter.format(new SourceText("twice", formatted.text()));
    assertThat(twice.text()).as("formatted twice").isEqualTo(formatted.text());
    return formatted.text();
  }
}
