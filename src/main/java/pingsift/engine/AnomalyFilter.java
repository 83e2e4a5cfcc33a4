// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import pingsift.decode.Anomaly;
import pingsift.eve.AnomalyRecord;

/**
 * Lets those records of anomalies pass that are the first of their kind in the whole run, and not
 * too many. Takes them in the order of their frames.
 */
final class AnomalyFilter {
  private final @Nullable AnomalySink sink;
  private final int[] written = new int[Anomaly.values().length];
  private long seen;

  AnomalyFilter(@Nullable AnomalySink sink) {
    this.sink = sink;
  }

  void take(AnomalyRecord record) throws IOException {
    int kind = record.kind().ordinal();
    if (record.stream() == null) {
      long before = seen;
      seen |= record.kind().bit();
      if (seen == before) {
        return;
      }
    }
    if (sink != null && written[kind] < AnomalyLog.MAX_RECORDS_OF_A_KIND) {
      written[kind]++;
      sink.anomaly(record);
    }
  }
}
