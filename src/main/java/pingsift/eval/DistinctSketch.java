// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/**
 * Estimates how many different hashes were added, in 4 KiB, with a standard error of 1.3 %.
 *
 * <p>The estimate never goes down, and is the same wherever the same hashes come in the same order.
 * Not thread-safe.
 */
final class DistinctSketch {
  /*
   * Registers as in HyperLogLog [1]: 12 bits of a hash choose one of m = 4096, which keeps the highest
   * rank seen, the rank of a hash being the number of leading zeros of its other bits, plus one. A
   * hash changes a register with the probability that a new one does: p = the mean over all
   * registers of 2^-rank. So each change stands for 1/p different hashes, and adding that up is an
   * unbiased estimate [2, 3] that only rises; its standard error is sqrt(ln 2 / m). It needs no
   * correction for small numbers, and is off where hashes of two sketches are merged, which we do
   * not. Below a few hundred hashes, p is near 1, and the estimate all but exact.
   *
   * 1. Flajolet, Fusy, Gandouet, Meunier: "HyperLogLog: the analysis of a near-optimal cardinality
   *    estimation algorithm", AofA 2007
   * 2. Cohen: "All-distances sketches, revisited: HIP estimators for massive graphs analysis",
   *    PODS 2014
   * 3. Ting: "Streamed approximate counting of distinct elements: beating optimal batch methods",
   *    KDD 2014
   */
  private static final int CHOOSING_BITS = 12;
  private static final int REGISTERS = 1 << CHOOSING_BITS;

  /** This object (32), its registers and their header. */
  static final int BYTES = 32 + 16 + REGISTERS;

  private final byte[] ranks = new byte[REGISTERS];
  private double estimate;
  private double probability = 1;

  void add(long hash) {
    int register = (int) (hash >>> (Long.SIZE - CHOOSING_BITS));
    int rank = Math.min(Long.numberOfLeadingZeros(hash << CHOOSING_BITS), 52) + 1;
    int before = ranks[register];
    if (rank > before) {
      ranks[register] = (byte) rank;
      estimate += 1 / probability;
      probability -= (Math.scalb(1.0, -before) - Math.scalb(1.0, -rank)) / REGISTERS;
    }
  }

  long count() {
    return Math.round(estimate);
  }
}
