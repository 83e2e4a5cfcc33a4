// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.check.Collection;

/**
 * Which {@code istream} rules can become certain when a collection grows: a bit each.
 *
 * @param all of them
 * @param untold those that no accumulator tells of it, because they read facts that grow
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Watchers(long[] all, long[] untold) {
  /** Whether there are none. */
  boolean isEmpty() {
    for (int i = 0; i < all.length; i++) {
      if ((all[i] | untold[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  static Watchers of(Collection collection, PlannedRule[] rules) {
    long[] all = Sieve.words(rules.length);
    long[] untold = Sieve.words(rules.length);
    for (PlannedRule rule : rules) {
      if (rule.watches().contains(collection)) {
        Sieve.set(all, rule.index());
      }
      if (rule.facts().contains(collection)) {
        Sieve.set(untold, rule.index());
      }
    }
    return new Watchers(all, untold);
  }
}
