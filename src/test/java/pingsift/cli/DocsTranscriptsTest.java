// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the docs show of commands is what a transcript of {@code testdata/transcripts} says. */
class DocsTranscriptsTest {
  private static final String PROMPT = "$ pingsift ";

  @TestFactory
  Stream<DynamicTest> commands_in_the_docs() throws IOException {
    List<String> transcripts = new ArrayList<>();
    for (Path file : files(Path.of("testdata/transcripts"))) {
      transcripts.add(Files.readString(file));
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : files(Path.of("docs"))) {
      for (String block : Files.readString(page).split("```")) {
        String shown = block.strip() + "\n";
        if (shown.startsWith(PROMPT)) {
          String command = shown.lines().findFirst().orElse("");
          tests.add(
              DynamicTest.dynamicTest(
                  page.getFileName() + ": " + command,
                  () ->
                      assertThat(transcripts)
                          .as("a transcript of this command and its output")
                          .anyMatch(transcript -> transcript.startsWith(shown + "--- exit"))));
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
