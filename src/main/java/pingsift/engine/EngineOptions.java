// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import pingsift.decode.ReassemblyOptions;
import pingsift.eval.GroupMemory;
import pingsift.stream.StreamOptions;

/**
 * How a run works.
 *
 * @param streams how iStreams are kept; histograms are kept where the rules ask for them, whatever
 *     this says
 * @param keepFrames whether alerts keep the bytes of the deciding frame
 * @param reassembly how fragments are put together
 * @param groupBytes memory for the windows of all rules
 * @param threads how the work is shared out
 */
public record EngineOptions(
    StreamOptions streams,
    boolean keepFrames,
    ReassemblyOptions reassembly,
    long groupBytes,
    Threads threads) {
  public static final EngineOptions DEFAULT = new EngineOptions(StreamOptions.DEFAULT, false);

  /** With the default reassembly and memory, and one thread. */
  public EngineOptions(StreamOptions streams, boolean keepFrames) {
    this(streams, keepFrames, ReassemblyOptions.DEFAULT, GroupMemory.DEFAULT_BYTES);
  }

  /** With one thread. */
  public EngineOptions(
      StreamOptions streams, boolean keepFrames, ReassemblyOptions reassembly, long groupBytes) {
    this(streams, keepFrames, reassembly, groupBytes, Threads.ONE);
  }

  /** The same with other threads. */
  public EngineOptions withThreads(Threads other) {
    return new EngineOptions(streams, keepFrames, reassembly, groupBytes, other);
  }
}
