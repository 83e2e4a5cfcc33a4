// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The expected output of a case; {@code -Dgolden=update} accepts what came instead. */
final class GoldenFile {
  private GoldenFile() {}

  static void compare(String name, byte[] actual) throws IOException {
    Path file = Path.of("testdata/eve", name);
    if ("update".equals(System.getProperty("golden"))) {
      Files.createDirectories(file.getParent());
      Files.write(file, actual);
    }
    assertThat(new String(actual, StandardCharsets.UTF_8))
        .as("%s; accept with: mvn test -Dgolden=update -Dtest='pingsift.eve.*'", file)
        .isEqualTo(Files.readString(file));
  }
}
