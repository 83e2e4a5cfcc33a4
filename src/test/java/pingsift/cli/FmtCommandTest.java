// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code fmt} does to files, and to standard input. */
class FmtCommandTest {
  private static final String MESSY = "rule r{meta{sid 1}frame where len>5}";
  private static final String TIDY =
      "rule r {\n  meta {\n    sid 1\n  }\n  frame where len > 5\n}\n";

  @TempDir Path directory;
  private final TestTerminal terminal = new TestTerminal();
  private Path file;

  @BeforeEach
  void messyFile() throws IOException {
    file = Files.createDirectories(directory.resolve("below")).resolve("r.sift");
    Files.writeString(file, MESSY);
  }

  @Test
  void a_directory_is_formatted_at_any_depth_and_changed_files_are_named() throws IOException {
    assertThat(terminal.run("fmt", directory.toString())).isZero();
    assertThat(Files.readString(file)).isEqualTo(TIDY);
    assertThat(terminal.out()).isEqualTo(file + "\n");
    assertThat(terminal.err()).isEqualTo("1 file formatted, 0 unchanged\n");
  }

  @Test
  void a_tidy_file_is_not_written() throws IOException {
    Files.writeString(file, TIDY);
    var before = Files.getLastModifiedTime(file);
    assertThat(terminal.run("fmt", file.toString())).isZero();
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
    assertThat(terminal.out()).isEmpty();
  }

  @Test
  void check_and_diff_write_nothing() throws IOException {
    assertThat(terminal.run("fmt", "--check", file.toString())).isEqualTo(1);
    assertThat(terminal.run("fmt", "--diff", file.toString())).isZero();
    assertThat(terminal.run("fmt", "--check", "--diff", file.toString())).isEqualTo(1);
    assertThat(Files.readString(file)).isEqualTo(MESSY);
  }

  @Test
  void a_mark_before_the_text_and_windows_line_ends_go() throws IOException {
    Files.writeString(file, "\uFEFF" + TIDY.replace("\n", "\r\n"));
    assertThat(terminal.run("fmt", file.toString())).isZero();
    assertThat(Files.readString(file)).isEqualTo(TIDY);
  }

  @Test
  void a_broken_file_stays_and_the_others_are_formatted() throws IOException {
    Path broken = directory.resolve("broken.sift");
    Files.writeString(broken, "rule x{meta{sid 1}frame where len>}");
    assertThat(terminal.run("fmt", directory.toString())).isEqualTo(1);
    assertThat(Files.readString(broken)).isEqualTo("rule x{meta{sid 1}frame where len>}");
    assertThat(Files.readString(file)).isEqualTo(TIDY);
    assertThat(terminal.err()).contains("error[syntax]", "1 not formatted because of errors");
  }

  @Test
  void a_file_that_is_no_text_is_named_and_stays() throws IOException {
    byte[] bytes = {(byte) 0xd5, 0x20, (byte) 0xff};
    Files.write(file, bytes);
    assertThat(terminal.run("fmt", file.toString())).isEqualTo(1);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    assertThat(terminal.err()).contains("is not UTF-8 text");
  }

  @Test
  void a_link_stays_a_link_and_permissions_stay() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link.sift"), file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(terminal.run("fmt", link.toString())).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(file)).isEqualTo(TIDY);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(directory.resolve("below")).isDirectoryContaining(path -> path.equals(file));
    try (var left = Files.list(directory.resolve("below"))) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void standard_input_goes_to_standard_output() {
    assertThat(terminal.withInput(MESSY).run("fmt", "-")).isZero();
    assertThat(terminal.out()).isEqualTo(TIDY);
    assertThat(terminal.err()).isEmpty();
  }

  @Test
  void a_broken_text_from_standard_input_is_told_and_not_repeated() {
    assertThat(terminal.withInput("rule x {").run("fmt", "-")).isEqualTo(1);
    assertThat(terminal.out()).isEmpty();
    assertThat(terminal.err()).contains("error[syntax]");
  }
}
