// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;

/**
 * One sub-condition that was true when a rule matched, enough to check it against the capture.
 *
 * <p>It lives as long as its {@link Match}, and is overwritten with it.
 */
public final class Evidence {
  private static final long[] NOWHERE = new long[0];

  private final EvidenceValue value = new EvidenceValue();
  private final EvidenceValue literal = new EvidenceValue();
  private String condition = "";
  private long[] frames = NOWHERE;
  private int offset = -1;
  private int length = -1;
  private boolean estimate;

  /** To be filled. */
  Evidence() {}

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

  /**
   * @param value Long, Double, Boolean, String (addresses, words) or byte[], or null
   * @param literal of the same kinds
   * @param frames ascending
   */
  public Evidence(
      String condition,
      @Nullable Object value,
      @Nullable Object literal,
      long[] frames,
      int offset,
      int length,
      boolean estimate) {
    this.value.set(value);
    this.literal.set(literal);
    this.condition = condition;
    this.frames = frames;
    this.offset = offset;
    this.length = length;
    this.estimate = estimate;
  }

  /** Begins anew, with a condition that has no values and no place. */
  Evidence begin(String text, boolean isEstimate) {
    condition = text;
    estimate = isEstimate;
    value.clear();
    literal.clear();
    offset = -1;
    length = -1;
    return this;
  }

  /** Takes over the first of some frame numbers, ascending. */
  void frames(long[] numbers, int count) {
    if (frames.length != count) {
      frames = count == 0 ? NOWHERE : new long[count];
    }
    System.arraycopy(numbers, 0, frames, 0, count);
  }

  /** Bytes that were worked out have no place in the Data: then the offset is -1. */
  void place(int inData, int bytes) {
    offset = inData;
    length = inData < 0 ? -1 : bytes;
  }

  /** Its source text. */
  public String condition() {
    return condition;
  }

  /**
   * What its left side was: Long, Double, Boolean, String (addresses, words) or byte[] (at most the
   * bytes that decided); null where it has no single value.
   */
  public @Nullable Object value() {
    return value.get();
  }

  /** What it was compared with, of the same kinds; null where there is none. */
  public @Nullable Object literal() {
    return literal.get();
  }

  /** The value as it was read. */
  public EvidenceValue rawValue() {
    return value;
  }

  /** The literal as it was read. */
  public EvidenceValue rawLiteral() {
    return literal;
  }

  /** The frames that it was true on, ascending; empty for a property of the whole record. */
  public long[] frames() {
    return frames;
  }

  /**
   * For byte conditions the offset in the Data where they hold (for {@code !=}: the first that
   * differs), or -1.
   */
  public int offset() {
    return offset;
  }

  /** For byte conditions how many bytes from {@link #offset} on, or -1. */
  public int length() {
    return length;
  }

  /** Bytes of memory that it takes, estimated. */
  long bytes() {
    return 80 + 8L * frames.length + bytes(value()) + bytes(literal());
  }

  private static int bytes(@Nullable Object value) {
    if (value instanceof byte[] array) {
      return 16 + array.length;
    }
    return value instanceof String text ? 56 + text.length() : 24;
  }

  /** The same without a look at what the values are. */
  int roughBytes() {
    return 176 + 8 * frames.length + value.length() + literal.length();
  }

  /** Whether the value is an estimate, as that of {@code distinct} over many values. */
  public boolean estimate() {
    return estimate;
  }
}
