// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pingsift.fields.Fields;

/** The program: turns what became of a command line into an exit code. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    if (args.length > 1) { // others ask for nothing but help
      prepare();
    }
    System.exit(run(Terminal.system(), args));
  }

  /**
   * Has another thread make the catalogue of fields, which takes as long as reading some dozens of
   * rules. Who asks for it before it is there waits.
   */
  private static void prepare() {
    Thread thread = new Thread(() -> Fields.catalogue(), "pingsift-fields");
    thread.setDaemon(true);
    thread.start();
  }

  /** Runs one command line to its end and returns the exit code; never throws. */
  static int run(Terminal terminal, String... words) {
    FullLine full = null;
    try {
      Callable<Integer> command = PlainLine.read(terminal, words);
      int code;
      if (command != null) {
        code = command.call();
      } else {
        full = new FullLine();
        code = full.run(terminal, words);
      }
      terminal.out().flush();
      return code;
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      return failed(terminal, e, full);
    } finally {
      terminal.err().flush();
    }
  }

  private static int failed(Terminal terminal, Throwable failure, @Nullable FullLine line) {
    Throwable cause = failure.getCause();
    Throwable e = failure instanceof UncheckedIOException && cause != null ? cause : failure;
    if (e instanceof BrokenPipeException) {
      return ExitCode.BROKEN_PIPE;
    }
    if (e instanceof IOException trouble) {
      terminal.say(Trouble.words(trouble));
      return ExitCode.TROUBLE;
    }
    if (e instanceof OutOfMemoryError) {
      terminal.say("out of memory: give it more, for example PINGSIFT_JAVA_OPTS=-Xmx8g");
      return ExitCode.TROUBLE;
    }
    boolean debug = line != null && line.debug();
    terminal.say("this is a fault of Pingsift's own: " + e);
    terminal.say(
        debug
            ? "please report it with the lines below and, if you may, the capture"
            : "please report it with the command line and what it prints with --debug");
    if (debug) {
      e.printStackTrace(terminal.err());
    }
    return ExitCode.BUG;
  }
}
