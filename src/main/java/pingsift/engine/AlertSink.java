// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import pingsift.eval.Match;

/** Takes the matches of a run, in their order: deciding frame, then rule id. */
public interface AlertSink {
  void alert(Match match) throws IOException;
}
