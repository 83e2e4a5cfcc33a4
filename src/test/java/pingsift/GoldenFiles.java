// SPDX-License-Identifier: Apache-2.0
package pingsift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Pairs of files in {@code testdata}: an input, and the whole output that is expected of it.
 *
 * <p>Each pair is one test with the name of its files. An output without input fails, and so does
 * an input without output. {@code -Dgolden=update} writes the outputs instead; read the diff then.
 */
public final class GoldenFiles {
  private static final Path ROOT = Path.of("testdata");

  private GoldenFiles() {}

  /**
   * One test for each {@code NAME.inputEnding} directly in a folder of {@code testdata}.
   *
   * @param output what the input file gives
   */
  public static Stream<DynamicTest> cases(
      String folder, String inputEnding, String outputEnding, Function<Path, String> output) {
    Path directory = ROOT.resolve(folder);
    Set<String> names = new TreeSet<>(names(directory, inputEnding));
    if (!isUpdate()) {
      names.addAll(names(directory, outputEnding));
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : names) {
      Path input = directory.resolve(name + "." + inputEnding);
      Path expected = directory.resolve(name + "." + outputEnding);
      tests.add(DynamicTest.dynamicTest(name, input.toUri(), () -> check(input, expected, output)));
    }
    assertThat(tests).as("cases in " + directory).isNotEmpty();
    return tests.stream();
  }

  /** Whether outputs are to be written rather than compared. */
  public static boolean isUpdate() {
    return "update".equals(System.getProperty("golden"));
  }

  /** Compares with one expected output that has no input of its own, or writes it. */
  public static void compare(Path expected, String actual) {
    try {
      if (isUpdate()) {
        Files.writeString(expected, actual);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    Assertions.assertEquals(
        read(expected), actual, expected + " differs; to accept: mvn test -Dgolden=update");
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void check(Path input, Path expected, Function<Path, String> output)
      throws IOException {
    assertThat(input).as("an expected output needs its input").exists();
    String actual = output.apply(input);
    if (isUpdate()) {
      Files.writeString(expected, actual);
      return;
    }
    assertThat(expected).as("no expected output: run with -Dgolden=update").exists();
    if (!actual.equals(read(expected))) {
      Assertions.assertEquals(
          read(expected), actual, expected + " differs; to accept: mvn test -Dgolden=update");
    }
  }

  private static Set<String> names(Path directory, String ending) {
    String dotted = "." + ending;
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(dotted))
          .map(name -> name.substring(0, name.length() - dotted.length()))
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
