// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;

/**
 * One sub-condition that was true when a rule matched, enough to check it against the capture.
 *
 * @param condition its source text
 * @param value what its left side was: Long, Double, Boolean, String (addresses, words) or byte[]
 *     (at most the bytes that decided); null where it has no single value
 * @param literal what it was compared with, of the same kinds; null where there is none
 * @param frames the frames that it was true on, ascending; empty for a property of the whole record
 * @param offset for byte conditions the offset in the Data where they hold (for {@code !=}: the
 *     first that differs), or -1
 * @param length for byte conditions how many bytes from {@code offset} on, or -1
 * @param estimate whether the value is an estimate, as that of {@code distinct} over many values
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record Evidence(
    String condition,
    @Nullable Object value,
    @Nullable Object literal,
    long[] frames,
    int offset,
    int length,
    boolean estimate) {

  /** Of an exact value. */
  public Evidence(
      String condition,
      @Nullable Object value,
      @Nullable Object literal,
      long[] frames,
      int offset,
      int length) {
    this(condition, value, literal, frames, offset, length, false);
  }
}
