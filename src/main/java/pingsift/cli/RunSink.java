// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.engine.AlertLine;
import pingsift.engine.LineSink;
import pingsift.eval.Match;
import pingsift.eve.AlertRenderer;
import pingsift.eve.AlertWriter;
import pingsift.eve.EveOptions;
import pingsift.eve.JsonLines;
import pingsift.verdict.VerdictBook;
import pingsift.verdict.VerdictBook.Sighting;

/** Where the alerts of a run go: written, counted, and weighed where that is wanted. */
final class RunSink implements LineSink {
  private final OutputStream out;
  private final EveOptions options;
  private final AlertWriter writer;
  private final Tally tally;
  private final @Nullable VerdictBook book;
  private final boolean flushes;

  /**
   * @param book what the alerts come to; null where nobody asks
   * @param flushes whether each alert goes out at once
   */
  RunSink(
      OutputStream out,
      EveOptions options,
      Tally tally,
      @Nullable VerdictBook book,
      boolean flushes) {
    this.out = out;
    this.options = options;
    this.tally = tally;
    this.book = book;
    this.flushes = flushes;
    writer = new AlertWriter(out, options);
  }

  @Override
  public void alert(Match match) throws IOException {
    writer.write(match);
    if (book != null) {
      book.take(match);
    }
    written(match.rule());
  }

  @Override
  public boolean keepsMatches() {
    return false;
  }

  @Override
  public void line(AlertLine line) throws IOException {
    line.writeTo(out);
    if (book != null && line.note() instanceof Sighting sighting) {
      book.take(sighting);
    }
    written(line.rule());
  }

  private void written(CheckedRule rule) throws IOException {
    tally.count(rule);
    if (flushes) {
      out.flush();
    }
  }

  @Override
  public Renderer newRenderer() {
    AlertRenderer renderer = new AlertRenderer(options);
    boolean notes = book != null;
    return new Renderer() {
      @Override
      public void render(Match match, JsonLines lines) {
        renderer.render(match, lines);
      }

      @Override
      public @Nullable Object note(Match match) {
        return notes ? Sighting.of(match) : null;
      }
    };
  }
}
