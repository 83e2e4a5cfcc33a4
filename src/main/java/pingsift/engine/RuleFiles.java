// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rule files that a path of the user's stands for: a file itself, there or not; of a directory
 * its {@link RuleSet#SUFFIX} files at any depth, in the order of their names.
 *
 * @param trouble why there are none
 */
public record RuleFiles(List<Path> files, Optional<Trouble> trouble) {
  /**
   * @param place what lies in the way
   * @param help what to do about it: a line, or none
   */
  public record Trouble(Path place, String why, List<String> help) {}

  public static RuleFiles of(Path path) {
    if (!Files.isDirectory(path)) {
      return new RuleFiles(List.of(path), Optional.empty());
    }
    try (Stream<Path> all = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> files =
          all.filter(p -> p.toString().endsWith(RuleSet.SUFFIX) && Files.isRegularFile(p))
              .sorted()
              .toList();
      return files.isEmpty() ? none(path) : new RuleFiles(files, Optional.empty());
    } catch (UncheckedIOException e) { // from within the walk
      return unreadable(path, e.getCause());
    } catch (IOException e) {
      return unreadable(path, e);
    }
  }

  /** Whoever names a directory without rules means another one. */
  private static RuleFiles none(Path directory) {
    return failed(
        directory,
        "there is no rule file in this directory or below it",
        List.of("names of rule files end in `" + RuleSet.SUFFIX + "`"));
  }

  /** Names what lies in the way: all rules of the directory wait for it. */
  private static RuleFiles unreadable(Path directory, @Nullable IOException e) {
    Path culprit =
        e instanceof FileSystemException trouble && trouble.getFile() != null
            ? Path.of(trouble.getFile())
            : directory;
    String why =
        e instanceof FileSystemLoopException
            ? "a symbolic link that leads back to a directory around it"
            : "the directory cannot be read";
    return failed(culprit, why, List.of());
  }

  private static RuleFiles failed(Path place, String why, List<String> help) {
    return new RuleFiles(List.of(), Optional.of(new Trouble(place, why, help)));
  }
}
