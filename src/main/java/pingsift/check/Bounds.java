// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

/**
 * Between which ends the numbers of a field lie, both included; an end that is not known is
 * infinite. Durations and times are in nanoseconds.
 */
public record Bounds(double min, double max) {
  public static final Bounds NONE = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public Bounds {
    if (!(min <= max)) {
      throw new IllegalArgumentException("bounds " + min + ".." + max);
    }
  }
}
