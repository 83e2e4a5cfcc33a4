// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

/**
 * How a run shares out its work. Whatever is chosen, the same input gives the same output, but for
 * {@code shards}: each keeps its share of what iStreams may take.
 *
 * @param count how many threads work, at least 1
 * @param afterBytes how much of the input one thread reads alone: what is small is done before
 *     other threads could help
 * @param shards into how many parts the iStreams fall, a power of two
 * @param blockBytes how many bytes of the input are handed on together
 * @param waitingBytes how many bytes of what a shard found wait for the others, about
 */
public record Threads(int count, long afterBytes, int shards, int blockBytes, int waitingBytes) {
  /** Enough for the threads of one machine; more would make the shares of a block too small. */
  static final int SHARDS = 8;

  private static final int BLOCK_BYTES = 256 << 10;
  private static final long AFTER_BYTES = 8 << 20;
  private static final int WAITING_BYTES = 1 << 20;

  public static final Threads ONE = of(1);

  public Threads {
    if (count < 1 || Integer.bitCount(shards) != 1) {
      throw new IllegalArgumentException("at least one thread, and a power of two of shards");
    }
  }

  public static Threads of(int count) {
    return new Threads(count, AFTER_BYTES, SHARDS, BLOCK_BYTES, WAITING_BYTES);
  }
}
