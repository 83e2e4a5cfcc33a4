// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that is installed here. */
record FoundProgram(Program program, Path executable) {
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+[\\w.+-]*");

  /**
   * Looks for a program.
   *
   * @param path directories with colons between them
   */
  static Optional<FoundProgram> find(Program program, String path) {
    for (String folder : path.split(":")) {
      Path executable = Path.of(folder).resolve(program.executable());
      if (Files.isExecutable(executable)) {
        return Optional.of(new FoundProgram(program, executable));
      }
    }
    return Optional.empty();
  }

  /** The first that looks like a version in what it says. */
  String version() throws IOException, InterruptedException {
    Matcher version = VERSION.matcher(output(executable, program.versionArguments()));
    return version.find() ? version.group() : "of unknown version";
  }

  /** All that a program says, whatever its exit code. */
  static String output(Path executable, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
