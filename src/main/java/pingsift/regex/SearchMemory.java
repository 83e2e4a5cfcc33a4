// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

/** The memory that the searchers of one run share for what they remember. Not thread-safe. */
public final class SearchMemory {
  private long left;

  /**
   * @param bytes how much all searchers together may take
   */
  public SearchMemory(long bytes) {
    this.left = bytes;
  }

  boolean take(long bytes) {
    if (bytes > left) {
      return false;
    }
    left -= bytes;
    return true;
  }

  void giveBack(long bytes) {
    left += bytes;
  }

  /** How much is not taken. */
  long left() {
    return left;
  }
}
