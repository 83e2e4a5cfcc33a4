// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import pingsift.decode.IcmpMessage;

/** skeleton. */
public final class EchoStreamTable {
  public EchoStreamTable(StreamOptions options, StreamListener listener) {}

  /** Lets capture time pass, then takes an Echo message in. */
  public void accept(IcmpMessage message) {}

  /** Lets capture time pass for a frame that is no Echo message. */
  public void tick(long timestampNanos) {}

  /** Ends every iStream, oldest first, as at the end of the capture. */
  public void end() {}

  public long opened() {
    return 0;
  }

  public long closed() {
    return 0;
  }

  public long evicted() {
    return 0;
  }

  public long active() {
    return 0;
  }
}
