// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of files are seen, with the notices of the system and without. */
@Timeout(20)
class FileWatchTest {
  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileThatIsOtherThanItWas(boolean notices) throws Exception {
    Path file = Files.writeString(scratch.resolve("a"), "one");
    sees(notices, Set.of(file), watch -> write(file, "two, and longer"), List.of(file));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileThatComes(boolean notices) throws Exception {
    Path file = scratch.resolve("a");
    sees(notices, Set.of(file), watch -> write(file, "one"), List.of(file));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileThatGoes(boolean notices) throws Exception {
    Path file = Files.writeString(scratch.resolve("a"), "one");
    sees(notices, Set.of(file), watch -> delete(file), List.of(file));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileThatIsReplacedByOneOfTheSameSize(boolean notices) throws Exception {
    Path file = Files.writeString(scratch.resolve("a"), "one");
    sees(notices, Set.of(file), watch -> replace(file, "two"), List.of(file));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileThatMattersOnlySinceThen(boolean notices) throws Exception {
    Path first = Files.writeString(scratch.resolve("a"), "one");
    Path second = scratch.resolve("b");
    Set<Path> files = new LinkedHashSet<>(Set.of(first));
    sees(notices, files, watch -> write(second, "new") && files.add(second), List.of(second));
  }

  private void sees(
      boolean notices, Set<Path> files, Function<FileWatch, Boolean> change, List<Path> changed)
      throws Exception {
    @Nullable WatchService service = notices ? FileSystems.getDefault().newWatchService() : null;
    Supplier<Set<Path>> now = () -> Set.copyOf(files);
    try (FileWatch watch = new FileWatch(now, service)) {
      change.apply(watch);
      assertThat(watch.await()).containsExactlyElementsOf(changed);
      Thread later =
          new Thread(
              () -> {
                sleep();
                write(scratch.resolve("unwatched"), "x");
                write(changed.get(0), "later, which is other again");
              });
      later.start();
      assertThat(watch.await()).containsExactlyElementsOf(changed);
      later.join();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean write(Path file, String text) {
    try {
      Files.writeString(file, text);
      return true;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private boolean replace(Path file, String text) {
    try {
      Path fresh = Files.writeString(scratch.resolve("fresh"), text);
      Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean delete(Path file) {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
