// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import pingsift.eval.Match;
import pingsift.eve.JsonLines;

/**
 * Takes the alerts of a run as lines, which the threads that found them have written.
 *
 * <p>A run with one thread, and the beginning of one with several, still hands over matches.
 */
public interface LineSink extends AlertSink {
  /** What turns matches into lines, for one thread. */
  Renderer newRenderer();

  /** Takes a line, in the same order as matches. Calls come one after the other. */
  void line(AlertLine line) throws IOException;

  /** Turns matches into lines, for one thread. */
  interface Renderer {
    /** Adds a line; the match's iStream is as the line is to show it. */
    void render(Match match, JsonLines lines);

    /** What {@link #line} needs to know of the match besides its line. */
    default @Nullable Object note(Match match) {
      return null;
    }
  }
}
