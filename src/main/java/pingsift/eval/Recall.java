// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;

/**
 * What is known of the records under test, so that what is dear is worked out once a record and not
 * once a rule. Of one run and thread.
 */
final class Recall {
  private long now = 1;

  // by place
  private long[] knownAt = new long[0];
  private long[] wholes = new long[0];
  private double[] reals = new double[0];

  /** Other records are under test: nothing is known. */
  void forget() {
    now++;
  }

  /** Changes whenever other records come under test. */
  long moment() {
    return now;
  }

  boolean knows(int place) {
    return place < knownAt.length && knownAt[place] == now;
  }

  long whole(int place) {
    return wholes[place];
  }

  double real(int place) {
    return reals[place];
  }

  void keep(int place, long whole) {
    know(place);
    wholes[place] = whole;
  }

  void keep(int place, double real) {
    know(place);
    reals[place] = real;
  }

  private void know(int place) {
    if (place >= knownAt.length) {
      int length = 2 * place + 8;
      knownAt = Arrays.copyOf(knownAt, length);
      wholes = Arrays.copyOf(wholes, length);
      reals = Arrays.copyOf(reals, length);
    }
    knownAt[place] = now;
  }
}
