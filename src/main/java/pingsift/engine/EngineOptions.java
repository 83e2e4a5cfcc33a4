// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import pingsift.decode.ReassemblyOptions;
import pingsift.eval.GroupMemory;
import pingsift.stream.StreamOptions;

/**
 * How a run works.
 *
 * @param streams how iStreams are kept; facts and histograms are kept where there are rules, and
 *     where those ask for them, whatever this says
 * @param keepFrames whether alerts keep the bytes of the deciding frame
 * @param reassembly how fragments are put together
 * @param groupBytes memory for the windows of all rules
 * @param threads how the work is shared out
 * @param profileRules whether the tests of conditions are counted and some of them timed
 */
public record EngineOptions(
    StreamOptions streams,
    boolean keepFrames,
    ReassemblyOptions reassembly,
    long groupBytes,
    Threads threads,
    boolean profileRules) {
  public static final EngineOptions DEFAULT = new EngineOptions(StreamOptions.DEFAULT, false);

  /** With the default reassembly and memory, and one thread. */
  public EngineOptions(StreamOptions streams, boolean keepFrames) {
    this(streams, keepFrames, ReassemblyOptions.DEFAULT, GroupMemory.DEFAULT_BYTES);
  }

  /** With one thread, and without counting what conditions cost. */
  public EngineOptions(
      StreamOptions streams, boolean keepFrames, ReassemblyOptions reassembly, long groupBytes) {
    this(streams, keepFrames, reassembly, groupBytes, Threads.ONE, false);
  }

  /** The same with alerts that keep the bytes of the deciding frame. */
  public EngineOptions withFrames() {
    return new EngineOptions(streams, true, reassembly, groupBytes, threads, profileRules);
  }

  /** The same with other threads. */
  public EngineOptions withThreads(Threads other) {
    return new EngineOptions(streams, keepFrames, reassembly, groupBytes, other, profileRules);
  }

  /** The same with the tests of conditions counted, which one thread does. */
  public EngineOptions withRuleProfile() {
    return new EngineOptions(streams, keepFrames, reassembly, groupBytes, Threads.ONE, true);
  }
}
