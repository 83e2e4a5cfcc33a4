// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Files that are replaced as a whole: whoever reads one sees the old bytes or the new ones. */
final class WholeFile {
  private WholeFile() {}

  /** Replaces a file that exists. A link stays a link; the file behind it keeps its permissions. */
  static void replace(Path name, byte[] bytes) throws IOException {
    Path file = name.toRealPath();
    if (!Files.isWritable(file)) {
      throw new IOException(name + ": permission denied");
    }
    Path directory = file.toAbsolutePath().getParent();
    Path fresh = Files.createTempFile(directory, "." + file.getFileName(), ".new");
    try {
      Files.write(fresh, bytes);
      keepPermissions(file, fresh);
      move(fresh, file);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView fresh = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (old != null && fresh != null) {
      fresh.setPermissions(old.readAttributes().permissions());
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
