// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

/**
 * How the 256 byte values are spread over the bytes that are present. Not thread-safe; an instance
 * is scratch room of 1 KiB.
 */
public final class ByteCounts {
  private static final int VALUES = 256;

  private final int[] scratch = new int[VALUES];

  /** How many different values occur, 0 to 256. */
  public int distinct(Bytes bytes) {
    int[] counts = count(bytes);
    int distinct = 0;
    for (int value = 0; value < VALUES; value++) {
      distinct += counts[value] > 0 ? 1 : 0;
      counts[value] = 0;
    }
    return distinct;
  }

  /**
   * Pearson's statistic of n > 0 bytes against 256 values that are equally likely: the sum over all
   * values of (count - n/256)² / (n/256), which is 256/n · Σ count² - n.
   */
  public double chiSquare(Bytes bytes) {
    int[] counts = count(bytes);
    long squares = 0;
    for (int value = 0; value < VALUES; value++) {
      squares += (long) counts[value] * counts[value];
      counts[value] = 0;
    }
    return (double) (VALUES * squares) / bytes.length() - bytes.length();
  }

  private int[] count(Bytes bytes) {
    int[] counts = scratch;
    byte[] array = bytes.array();
    int end = bytes.offset() + bytes.length();
    for (int i = bytes.offset(); i < end; i++) {
      counts[array[i] & 0xff]++;
    }
    return counts;
  }
}
