// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that a command fills. */
final class OutputDirectory {
  private OutputDirectory() {}

  /**
   * Makes a directory where there is none.
   *
   * @throws IOException where there are files in it, unless they may be replaced
   */
  static Path make(String name, boolean force) throws IOException {
    Path path = Path.of(name);
    Files.createDirectories(path);
    if (!force) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
        if (files.iterator().hasNext()) {
          throw new IOException(
              name + ": is not empty; --force writes there and replaces files of the same name");
        }
      }
    }
    return path;
  }
}
