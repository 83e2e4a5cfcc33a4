// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import pingsift.engine.AlertSink;
import pingsift.eval.Match;
import pingsift.eve.AlertWriter;
import pingsift.verdict.VerdictBook;

/**
 * Writes the alerts of a run, and counts them for its summary.
 *
 * @param book takes alerts too, where verdicts are wanted
 * @param flush whether each alert is to be seen at once
 */
record RunSink(AlertWriter writer, Tally tally, @Nullable VerdictBook book, boolean flush)
    implements AlertSink {
  @Override
  public void alert(Match match) throws IOException {
    writer.write(match);
    tally.count(match);
    if (book != null) {
      book.take(match);
    }
    if (flush) {
      writer.flush();
    }
  }

  @Override
  public boolean keepsMatches() {
    return false;
  }
}
