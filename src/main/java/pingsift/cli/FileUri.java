// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Names of files as URI references (RFC 3986). */
final class FileUri {
  private static final String UNRESERVED = "-._~/";

  private FileUri() {}

  /**
   * Relative to a directory for a file below it, with percent-encoded UTF-8; else {@code file:///}.
   */
  static String of(String name, Path directory) {
    Path home = directory.toAbsolutePath().normalize();
    Path file = home.resolve(name).normalize();
    return file.startsWith(home) && !file.equals(home)
        ? encoded(home.relativize(file).toString())
        : "file://" + encoded(file.toString());
  }

  private static String encoded(String path) {
    StringBuilder text = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || UNRESERVED.indexOf(c) >= 0;
      text.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return text.toString();
  }
}
