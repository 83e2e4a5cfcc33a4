// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/** What a rule knows of the records with certain keys, as a {@link GroupTable} holds it. */
abstract class Keyed {
  /** The values of the keys. */
  final long[] key;

  /** Of the values, under the secret of the run. */
  int hash;

  /**
   * @param longs how many values the keys have
   */
  Keyed(int longs) {
    key = new long[longs];
  }
}
