// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

/**
 * How often a clause was true, false, unknown, and not reached because what stood before it had
 * decided. Of a clause about a record one of them is 1; of one about elements they count elements.
 */
public record Seen(long trues, long falses, long unknowns, long notReached) {
  public static final Seen NOTHING = new Seen(0, 0, 0, 0);

  public Seen plus(Seen other) {
    return new Seen(
        trues + other.trues,
        falses + other.falses,
        unknowns + other.unknowns,
        notReached + other.notReached);
  }

  /** On how many it was asked. */
  public long reached() {
    return trues + falses + unknowns;
  }
}
