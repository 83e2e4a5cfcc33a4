// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.Locale;
import pingsift.regress.CorpusRun;

/** Shows how far a run over a corpus is, in one line that it overwrites, where a person watches. */
final class CorpusProgress implements CorpusRun.Watcher, AutoCloseable {
  private static final long EVERY_NANOS = 500_000_000L;
  private static final String CLEAR_LINE = "\r\033[K";

  private final Terminal terminal;
  private final boolean wanted;
  private final int captures;
  private final long bytes;
  private long nextNanos = System.nanoTime() + EVERY_NANOS;
  private boolean shown;

  /**
   * @param captures how many there are
   * @param bytes of all of them
   */
  CorpusProgress(Terminal terminal, boolean wanted, int captures, long bytes) {
    this.terminal = terminal;
    this.wanted = wanted && terminal.interactive();
    this.captures = captures;
    this.bytes = bytes;
  }

  @Override
  public void at(int capturesDone, long bytesDone) {
    long now = System.nanoTime();
    if (!wanted || now - nextNanos < 0) {
      return;
    }
    nextNanos = now + EVERY_NANOS;
    shown = true;
    terminal.err().print(CLEAR_LINE);
    terminal
        .err()
        .printf(
            Locale.ROOT,
            "pingsift: %,d of %,d captures, %,d of %,d MB",
            capturesDone,
            captures,
            Math.min(bytesDone, bytes) / 1_000_000,
            bytes / 1_000_000);
    terminal.err().flush();
  }

  @Override
  public void close() {
    if (shown) {
      terminal.err().print(CLEAR_LINE);
      terminal.err().flush();
    }
  }
}
