// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.BytePattern;
import pingsift.check.Expression.ByteTest;
import pingsift.engine.NaiveValues.Data;

/** Tests of bytes that a capture may have cut: null is unknown. */
final class NaiveBytes {
  private NaiveBytes() {}

  static @Nullable Boolean equal(Data a, Data b) {
    if (a.sent() != b.sent()) {
      return false;
    }
    for (int i = 0; i < Math.min(a.present().length, b.present().length); i++) {
      if (a.present()[i] != b.present()[i]) {
        return false;
      }
    }
    return Math.min(a.present().length, b.present().length) == a.sent() ? true : null;
  }

  static @Nullable Boolean agrees(Data data, BytePattern pattern) {
    return from(data, 0, pattern, 0, false, true);
  }

  static @Nullable Boolean test(ByteTest test, Data data) {
    BytePattern pattern = test.pattern();
    return switch (test.operator()) {
      case STARTSWITH -> from(data, 0, pattern, 0, test.nocase(), false);
      case ENDSWITH -> anywhere(test, data, true);
      case CONTAINS -> anywhere(test, data, false);
    };
  }

  private static @Nullable Boolean anywhere(ByteTest test, Data data, boolean toTheEnd) {
    Boolean result = false;
    for (int start = 0; start <= data.sent(); start++) {
      result = or(result, from(data, start, test.pattern(), 0, test.nocase(), toTheEnd));
    }
    return result;
  }

  private static @Nullable Boolean or(@Nullable Boolean a, @Nullable Boolean b) {
    if (Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b)) {
      return true;
    }
    return a == null || b == null ? null : (Boolean) false;
  }

  /** Whether the pattern from a byte of it on stands at a place, tried every way. */
  private static @Nullable Boolean from(
      Data data, int at, BytePattern pattern, int index, boolean nocase, boolean toTheEnd) {
    if (index == pattern.length()) {
      return !toTheEnd || at == data.sent();
    }
    List<BytePattern.Jump> jumps =
        pattern.jumps().stream().filter(jump -> jump.at() == index).toList();
    int min = jumps.isEmpty() ? 0 : jumps.get(0).min();
    int max = jumps.isEmpty() ? 0 : jumps.get(0).max();
    Boolean result = false;
    for (int place = at + min; place <= at + max && place < data.sent(); place++) {
      Boolean here = one(data, place, pattern, index, nocase);
      if (!Boolean.FALSE.equals(here)) {
        Boolean rest = from(data, place + 1, pattern, index + 1, nocase, toTheEnd);
        result = or(result, rest == null || rest ? and(here, rest) : (Boolean) false);
      }
    }
    return result;
  }

  private static @Nullable Boolean and(@Nullable Boolean a, @Nullable Boolean b) {
    return a == null || b == null ? null : (Boolean) (a && b);
  }

  private static @Nullable Boolean one(
      Data data, int at, BytePattern pattern, int index, boolean nocase) {
    int mask = pattern.mask()[index] & 0xff;
    if (mask == 0) {
      return true;
    }
    if (at >= data.present().length) {
      return null;
    }
    byte value = data.present()[at];
    return mask == 0xff
        ? same(value, pattern.bytes()[index], nocase)
        : (Boolean) ((value & mask) == (pattern.bytes()[index] & mask));
  }

  private static boolean same(byte a, byte b, boolean nocase) {
    boolean letters = a >= 0 && b >= 0 && Character.isLetter(a) && Character.isLetter(b);
    return a == b || (nocase && letters && Character.toLowerCase(a) == Character.toLowerCase(b));
  }
}
