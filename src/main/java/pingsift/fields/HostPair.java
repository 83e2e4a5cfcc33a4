// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import java.util.function.ToLongFunction;
import pingsift.check.Owner;
import pingsift.check.Type;

/**
 * The two hosts of a record in one order, whichever of them sent: keys under which both directions
 * meet, also where both ends ask.
 *
 * @param <R> the kind of record
 */
record HostPair<R>(
    Owner owner,
    ToLongFunction<R> oneHigh,
    ToLongFunction<R> oneLow,
    ToLongFunction<R> otherHigh,
    ToLongFunction<R> otherLow) {

  Field low() {
    return new Declaration<R>(
            owner, "pair.low", Type.IP, "the lower of the two addresses, whichever of them sends")
        .address(record -> high(record, true), record -> low(record, true));
  }

  Field high() {
    return new Declaration<R>(
            owner, "pair.high", Type.IP, "the higher of the two addresses, whichever of them sends")
        .address(record -> high(record, false), record -> low(record, false));
  }

  private long high(R record, boolean lower) {
    return isOne(record, lower) ? oneHigh.applyAsLong(record) : otherHigh.applyAsLong(record);
  }

  private long low(R record, boolean lower) {
    return isOne(record, lower) ? oneLow.applyAsLong(record) : otherLow.applyAsLong(record);
  }

  /** Whether the end that is wanted is the first one. */
  private boolean isOne(R record, boolean lower) {
    int order = Long.compareUnsigned(oneHigh.applyAsLong(record), otherHigh.applyAsLong(record));
    if (order == 0) {
      order = Long.compareUnsigned(oneLow.applyAsLong(record), otherLow.applyAsLong(record));
    }
    return lower == order <= 0;
  }
}
