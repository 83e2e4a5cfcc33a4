// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import org.jspecify.annotations.Nullable;
import pingsift.stream.EchoStream;
import pingsift.stream.EchoStreamTable;
import pingsift.stream.StreamListener;
import pingsift.stream.StreamOptions;

/**
 * One share of the iStreams of a run. At any time one thread works on it, or all wait while the
 * capture is read by a single one.
 */
final class Shard implements EchoStreamTable.Numbering {
  private final int index;
  private final EchoStreamTable table;
  private final Shards all;
  private final AnomalyLog anomalies;
  private @Nullable ShardPart part;

  /**
   * @param options for all shards together
   * @param anomalies what is found while the shard has a thread of its own
   */
  Shard(
      int index,
      StreamOptions options,
      StreamListener listener,
      Shards all,
      int shards,
      AnomalyLog anomalies) {
    this.index = index;
    this.all = all;
    this.anomalies = anomalies;
    table = new EchoStreamTable(options, shards, listener, this);
  }

  int index() {
    return index;
  }

  EchoStreamTable table() {
    return table;
  }

  AnomalyLog anomalies() {
    return anomalies;
  }

  /** Where what happens to the iStreams is written down from now on. */
  void enter(@Nullable ShardPart next) {
    part = next;
  }

  @Override
  public void opens(EchoStream stream) {
    ShardPart now = part;
    if (now == null) {
      stream.number(all.nextNumber());
    } else {
      now.opened(stream);
    }
  }
}
