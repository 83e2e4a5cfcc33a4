// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import pingsift.eve.AnomalyRecord;

/** Takes the anomalies of a run, in the order of their frames, before the alerts of each frame. */
public interface AnomalySink {
  void anomaly(AnomalyRecord anomaly) throws IOException;
}
