// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import pingsift.eval.Match;

/** Takes the matches of a run, in their order: deciding frame, then rule id. */
public interface AlertSink {
  void alert(Match match) throws IOException;

  /**
   * Whether matches are looked at after {@link #alert} has returned. Where they are not, the same
   * few are lent again and again, which saves making them.
   */
  default boolean keepsMatches() {
    return true;
  }
}
