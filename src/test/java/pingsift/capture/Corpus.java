// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Captures with what tshark says of them, which lie outside this repository: {@code
 * ../shared/corpus}, or where the system property {@code pingsift.corpus} or the environment
 * variable {@code PINGSIFT_CORPUS} says.
 */
public final class Corpus {
  private Corpus() {}

  /** The captures of a folder by name; the test is skipped where the corpus is missing. */
  public static List<Path> captures(String folder) throws IOException {
    Path directory = root().resolve(folder);
    assumeTrue(
        Files.isDirectory(directory), "no captures in " + directory + ", see -Dpingsift.corpus");
    List<Path> captures = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{pcap,pcapng}")) {
      files.forEach(captures::add);
    }
    Collections.sort(captures);
    return captures;
  }

  /** Where the corpus is, if it is there. */
  public static Path root() {
    String property = System.getProperty("pingsift.corpus");
    String named =
        property != null
            ? property
            : Optional.ofNullable(System.getenv("PINGSIFT_CORPUS")).orElse("../shared/corpus");
    return Path.of(named);
  }
}
