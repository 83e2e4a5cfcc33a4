// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import pingsift.decode.ReassemblyOptions;
import pingsift.engine.EngineOptions;
import pingsift.eval.GroupMemory;
import pingsift.stream.StreamOptions;

/**
 * How much a command keeps at most. On a small heap it is less than usual: a flood of spoofed
 * identifiers is to push out old iStreams, which the statistics count, not to end the run.
 *
 * @param streams how many iStreams are kept; with the shipped rules one takes up to 2 KB
 * @param streamBytes how much memory they may take by the table's own count
 * @param recordBytes memory for the messages of all iStreams
 * @param recordBytesOfOne memory for the messages of one; writing it takes several times as much
 * @param identifiers how many identifiers are remembered
 * @param fragmentBytes memory for the fragments of packets that are not whole
 * @param groupBytes memory for the windows of all rules
 * @param heldBytes memory for the alerts of one frame
 * @param threads how many threads work; each takes some megabytes, whatever it does
 */
record MemoryLimits(
    int streams,
    long streamBytes,
    long recordBytes,
    int recordBytesOfOne,
    int identifiers,
    long fragmentBytes,
    long groupBytes,
    long heldBytes,
    int threads) {
  /** More would wait for the one that reads. */
  private static final int MOST_THREADS = 64;

  private static final int BYTES_OF_THREAD = 16 << 20;

  static MemoryLimits ofThisHeap() {
    return of(Runtime.getRuntime().maxMemory());
  }

  static MemoryLimits of(long heapBytes) {
    StreamOptions usual = StreamOptions.DEFAULT;
    return new MemoryLimits(
        (int) Math.max(1, Math.min(usual.maxStreams(), heapBytes / 4096)),
        Math.min(usual.maxBytes(), heapBytes / 4),
        heapBytes / 8,
        (int) Math.min(64 << 20, heapBytes / 16),
        (int) Math.min(1_000_000, heapBytes / 1024),
        Math.min(ReassemblyOptions.DEFAULT.maxBytes(), heapBytes / 16),
        Math.min(GroupMemory.DEFAULT_BYTES, heapBytes / 8),
        Math.min(EngineOptions.HELD_BYTES, heapBytes / 16),
        (int) Math.max(1, Math.min(MOST_THREADS, heapBytes / BYTES_OF_THREAD)));
  }

  /** Memory for what is to be written to many files at once. */
  static long outputBytes() {
    return Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 16);
  }

  /** Memory for what one direction of an iStream keeps back until it is in order. */
  static long orderBytes() {
    return Runtime.getRuntime().maxMemory() / 8;
  }
}
