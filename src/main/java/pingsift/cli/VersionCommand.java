// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** {@code --version}: ours, as the build wrote it into the jar, and Java's. */
final class VersionCommand implements Callable<Integer> {
  private final Terminal terminal;

  VersionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    String words =
        "pingsift "
            + (version == null ? "(not from a jar)" : version)
            + ", Java "
            + System.getProperty("java.version")
            + System.lineSeparator();
    terminal.out().write(words.getBytes(StandardCharsets.UTF_8));
    return ExitCode.FINE;
  }
}
