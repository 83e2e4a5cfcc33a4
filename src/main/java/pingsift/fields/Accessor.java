// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;

/**
 * How a field is read from its record: primitives in, primitives out, nothing allocated.
 *
 * @param <R> the record: {@code IcmpMessage}, {@code Exchange} or {@code EchoStream}
 */
public sealed interface Accessor<R> {

  /** The long that stands for an absent number; no field ever has this value. */
  long ABSENT = Long.MIN_VALUE;

  /** For INT, DURATION, TIME and BOOL (0 or 1) fields. */
  non-sealed interface OfLong<R> extends Accessor<R> {
    /** The value, or {@link #ABSENT}. */
    long read(R source);
  }

  /** For FLOAT fields. */
  non-sealed interface OfDouble<R> extends Accessor<R> {
    /** The value, or NaN where it is absent. */
    double read(R source);
  }

  /** For BYTES fields. */
  non-sealed interface OfBytes<R> extends Accessor<R> {
    /** A view that the record owns, or null where it is absent. */
    @Nullable Bytes read(R source);
  }

  /** For STRING fields: one of a few words, always the same object. */
  non-sealed interface OfText<R> extends Accessor<R> {
    /** The word, or null where it is absent. */
    @Nullable String read(R source);
  }

  /**
   * For IP fields: 128 bits in two longs, IPv4 as IPv4-mapped.
   *
   * <p>Any two longs are an address, so {@code present} says whether there is one; the halves are
   * read only then.
   */
  record OfAddress<R>(Flag<R> present, OfLong<R> high, OfLong<R> low) implements Accessor<R> {}

  /** A yes or no that is never absent. */
  interface Flag<R> {
    boolean read(R source);
  }
}
