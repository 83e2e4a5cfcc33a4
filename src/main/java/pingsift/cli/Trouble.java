// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Problems of the surroundings, in words: the file first, then what is wrong with it. */
final class Trouble {
  private Trouble() {}

  static String words(IOException e) {
    if (e instanceof FileSystemException trouble) {
      return trouble.getFile() + ": " + reason(trouble);
    }
    String message = e.getMessage();
    return message == null ? "input or output failed (" + e.getClass().getName() + ")" : message;
  }

  /** Java puts some reasons into the class alone. */
  private static String reason(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "is there already, and is no directory";
    }
    @Nullable String reason = e.getReason();
    return reason == null ? "cannot be used" : reason;
  }
}
