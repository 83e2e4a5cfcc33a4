// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import pingsift.diag.DisplayText;

/**
 * What a command sees of the world: its streams, and where Pingsift is installed.
 *
 * @param out for results: UTF-8, buffered; throws {@link BrokenPipeException} once the reader has
 *     gone
 * @param err for people: UTF-8, flushed at line ends
 * @param interactive whether a person watches {@code err}
 * @param home the folder that holds {@code rules/}
 * @param colour whether a person watches {@code out} on a terminal and wants colours there
 */
record Terminal(
    InputStream in,
    OutputStream out,
    PrintWriter err,
    boolean interactive,
    Path home,
    boolean colour) {
  private static final int BUFFER = 1 << 16;

  /** Without colours. */
  Terminal(InputStream in, OutputStream out, PrintWriter err, boolean interactive, Path home) {
    this(in, out, err, interactive, home, false);
  }

  /**
   * The process's own. The launcher says where it lives and which outputs are terminals, which Java
   * cannot tell.
   */
  static Terminal system() {
    return new Terminal(
        System.in,
        new BufferedOutputStream(
            new NamedOutput("standard output", new FileOutputStream(FileDescriptor.out)), BUFFER),
        new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Boolean.getBoolean("pingsift.interactive"),
        Path.of(System.getProperty("pingsift.home", "")),
        Boolean.getBoolean("pingsift.colour"));
  }

  /** How wide the terminal is that a person watches {@code out} on; 0 where nobody does. */
  int columns() {
    return Math.max(0, Integer.getInteger("pingsift.columns", 0));
  }

  /**
   * One line for people, with the program's name before it. What it quotes may come from strangers,
   * file names for one: nothing in it can act on the terminal.
   */
  void say(String line) {
    err.println("pingsift: " + DisplayText.safe(line));
  }
}
