// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A terminal in memory; nobody watches it, and the project is Pingsift's home. */
final class TestTerminal {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();
  private byte[] in = new byte[0];

  /** What the command finds on its standard input. */
  TestTerminal withInput(String text) {
    in = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  int run(String... args) {
    return runInto(out, args);
  }

  int runInto(OutputStream other, String... args) {
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(in), other, new PrintWriter(err, true), false, Path.of(""));
    return Main.run(terminal, args);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString();
  }
}
