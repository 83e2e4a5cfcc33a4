// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.check.Type;

/**
 * One side of an {@link Evidence}, kept as it was read: an object is made of it where somebody asks
 * for one. It is overwritten with its evidence.
 */
public final class EvidenceValue {
  /** What a value is. */
  public enum Kind {
    NONE,
    WHOLE,
    DECIMAL,
    BYTES,
    /** A Boolean or a String. */
    OBJECT
  }

  private static final byte[] NO_BYTES = new byte[0];

  private Kind kind = Kind.NONE;
  private long number;
  private double decimal;
  private byte[] bytes = NO_BYTES;
  private int length;
  private @Nullable Object object;

  EvidenceValue() {}

  void clear() {
    kind = Kind.NONE;
    object = null;
  }

  /** Long, Double, Boolean, String or byte[]; null where there is no single value. */
  void set(@Nullable Object value) {
    clear();
    if (value instanceof Long whole) {
      kind = Kind.WHOLE;
      number = whole;
    } else if (value instanceof Integer whole) {
      kind = Kind.WHOLE;
      number = whole;
    } else if (value instanceof Double fraction) {
      set(fraction.doubleValue());
    } else if (value instanceof byte[] array) {
      kind = Kind.BYTES;
      bytes = array;
      length = array.length;
    } else if (value != null) {
      kind = Kind.OBJECT;
      object = value;
    }
  }

  /** A whole number; shown as its type has it, which may be as a text. */
  void set(long value, Type type) {
    switch (type) {
      case BOOL, DURATION, TIME -> set(ShownNumber.of(value, type));
      default -> {
        clear();
        kind = Kind.WHOLE;
        number = value;
      }
    }
  }

  void set(double value) {
    clear();
    kind = Kind.DECIMAL;
    decimal = value;
  }

  /** A copy of a stretch of a view, which lies in it. */
  void set(Bytes view, int offset, int count) {
    clear();
    kind = Kind.BYTES;
    length = count;
    if (bytes.length < count) {
      bytes = new byte[Math.max(BytesEquality.SHOWN, count)];
    }
    System.arraycopy(view.array(), view.offset() + offset, bytes, 0, count);
  }

  public Kind kind() {
    return kind;
  }

  /** Of {@link Kind#WHOLE}. */
  public long number() {
    return number;
  }

  /** Of {@link Kind#DECIMAL}. */
  public double decimal() {
    return decimal;
  }

  /** The array whose first {@link #length} bytes are the value, of {@link Kind#BYTES}. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Long, Double, Boolean, String or byte[]; null where there is no single value. */
  public @Nullable Object get() {
    return switch (kind) {
      case NONE -> null;
      case WHOLE -> number;
      case DECIMAL -> decimal;
      case BYTES -> Arrays.copyOf(bytes, length);
      case OBJECT -> object;
    };
  }
}
