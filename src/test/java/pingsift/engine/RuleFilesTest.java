// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import pingsift.GoldenFiles;
import pingsift.check.CheckedRule;
import pingsift.check.Printer;
import pingsift.diag.TextRenderer;
import pingsift.fields.Fields;

/**
 * What is made of several files together: {@code testdata/files/NAME.case} begins with the
 * arguments of a load, one a line; then each file stands behind a line {@code === its name}. {@code
 * NAME.loaded} has the rules as they are understood, and then every problem.
 */
class RuleFilesTest {
  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> filesAndWhatTheyComeTo() {
    return GoldenFiles.cases("files", "case", "loaded", this::load);
  }

  private String load(Path input) {
    String[] parts = GoldenFiles.read(input).split("(?m)^=== ");
    Path directory = scratch.resolve(input.getFileName().toString());
    try {
      Files.createDirectories(directory);
      for (int i = 1; i < parts.length; i++) {
        String[] file = parts[i].split("\n", 2);
        Path path = directory.resolve(file[0].strip());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file[1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RuleSet set = RuleSet.load(sources(parts[0], directory), Fields.catalogue());
    StringBuilder text = new StringBuilder();
    for (CheckedRule rule : set.rules()) {
      String condition = Printer.query(rule).replace("\n", "\n  ");
      text.append("%d %s%n  %s%n".formatted(rule.meta().sid(), rule.name(), condition));
    }
    text.append(
        "%d files, %d rules, %d left out%n".formatted(set.files(), set.written(), set.failed()));
    if (!set.diagnostics().isEmpty()) {
      text.append('\n').append(TextRenderer.plain().render(set.diagnostics()));
    }
    assertThat(set.untold().all()).isZero();
    return text.toString().replace(directory + "/", "").replace("\r", "");
  }

  private static RuleSources sources(String arguments, Path directory) {
    List<String> paths = new ArrayList<>();
    List<String> queries = new ArrayList<>();
    List<String> settings = new ArrayList<>();
    for (String line : arguments.lines().filter(l -> !l.isBlank()).toList()) {
      String value = line.length() > 3 ? line.substring(3) : "";
      switch (line.substring(0, 2)) {
        case "-S" -> paths.add(directory.resolve(value).toString());
        case "-e" -> queries.add(value);
        case "-D" -> settings.add(value);
        default -> throw new IllegalArgumentException(line);
      }
    }
    return new RuleSources(paths, queries, settings);
  }
}
