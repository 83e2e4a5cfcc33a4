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
 * @param heldBytes memory for the alerts of one frame, which wait for each other; more than that
 *     wait in a temporary file
 * @param profileRules whether the tests of conditions are counted and some of them timed
 */
public record EngineOptions(
    StreamOptions streams,
    boolean keepFrames,
    ReassemblyOptions reassembly,
    long groupBytes,
    Threads threads,
    long heldBytes,
    boolean profileRules) {
  /** What alerts of one frame usually take at most in memory. */
  public static final long HELD_BYTES = 64 << 20;

  public static final EngineOptions DEFAULT = new EngineOptions(StreamOptions.DEFAULT, false);

  /** With the default reassembly and memory, and one thread. */
  public EngineOptions(StreamOptions streams, boolean keepFrames) {
    this(streams, keepFrames, ReassemblyOptions.DEFAULT, GroupMemory.DEFAULT_BYTES);
  }

  /** With one thread, and without counting what conditions cost. */
  public EngineOptions(
      StreamOptions streams, boolean keepFrames, ReassemblyOptions reassembly, long groupBytes) {
    this(streams, keepFrames, reassembly, groupBytes, Threads.ONE, HELD_BYTES, false);
  }

  /** The same with alerts that keep the bytes of the deciding frame. */
  public EngineOptions withFrames() {
    return new EngineOptions(
        streams, true, reassembly, groupBytes, threads, heldBytes, profileRules);
  }

  /** The same with other threads. */
  public EngineOptions withThreads(Threads other) {
    return new EngineOptions(
        streams, keepFrames, reassembly, groupBytes, other, heldBytes, profileRules);
  }

  /** The same with the tests of conditions counted, which one thread does. */
  public EngineOptions withRuleProfile() {
    return new EngineOptions(
        streams, keepFrames, reassembly, groupBytes, Threads.ONE, heldBytes, true);
  }

  /** The same with other memory for the alerts of one frame. */
  public EngineOptions withHeldBytes(long bytes) {
    return new EngineOptions(
        streams, keepFrames, reassembly, groupBytes, threads, bytes, profileRules);
  }
}
