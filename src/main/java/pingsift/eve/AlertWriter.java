// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.io.IOException;
import java.io.OutputStream;
import pingsift.eval.Match;

/** Writes matches of one run as {@code alert} events, each as one line. Not thread-safe. */
public final class AlertWriter {
  private final OutputStream out;
  private final AlertRenderer renderer;
  private final JsonLines lines = new JsonLines();

  /** Lines go to {@code out} whole, one {@code write} each; it should be buffered. */
  public AlertWriter(OutputStream out, EveOptions options) {
    this.out = out;
    this.renderer = new AlertRenderer(options);
  }

  public void write(Match match) throws IOException {
    renderer.render(match, lines);
    lines.moveTo(out);
  }

  public void flush() throws IOException {
    out.flush();
  }
}
