// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whole commands, as a user sees them: each file of {@code testdata/transcripts} holds a command
 * line, everything it prints and its exit code; {@code OUT} is a directory of its own, {@code N.NN}
 * seconds are any. {@code mvn test -Dgolden=update} accepts a change.
 */
class TranscriptTest {
  private static final Path FOLDER = Path.of("testdata/transcripts");
  private static final String PROMPT = "$ pingsift ";
  private static final String OUT = "OUT";

  /** How long something took. */
  private static final Pattern TOOK = Pattern.compile("in [0-9]+\\.[0-9]{2} s");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  @TestFactory
  Stream<DynamicTest> transcripts() throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(FOLDER)) {
      files = list.sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> replay(file)));
  }

  private static void replay(Path file) throws IOException {
    String expected = Files.readString(file);
    String command = expected.lines().findFirst().orElse("");
    assertThat(command).startsWith(PROMPT);
    String actual = transcript(command);
    assertThat(actual).doesNotContain("\tat ").doesNotContain("this is a fault");
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(file, actual);
      return;
    }
    assertThat(actual).as("%s (accept with -Dgolden=update)", file).isEqualTo(expected);
  }

  private static String transcript(String command) throws IOException {
    Path directory = Files.createTempDirectory("transcript");
    try {
      return transcript(command, directory.toString()).replace(directory.toString(), OUT);
    } finally {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static String transcript(String command, String directory) {
    TestTerminal terminal = new TestTerminal();
    String[] words = words(command.substring(PROMPT.length()));
    Arrays.setAll(
        words,
        i -> words[i].startsWith(OUT) ? directory + words[i].substring(OUT.length()) : words[i]);
    int code = terminal.run(words);
    StringBuilder text = new StringBuilder(command).append('\n').append(terminal.out());
    if (!terminal.err().isEmpty()) {
      text.append("--- stderr\n").append(terminal.err());
    }
    text.append("--- exit ").append(code).append('\n');
    return TOOK.matcher(text).replaceAll("in N.NN s");
  }

  /** Words as a shell has them, as far as blanks and single quotes go. */
  private static String[] words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return words.toArray(String[]::new);
  }
}
