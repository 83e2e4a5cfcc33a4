// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

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
    return data.sent() == pattern.length() ? at(data, 0, pattern, false) : (Boolean) false;
  }

  static @Nullable Boolean test(ByteTest test, Data data) {
    BytePattern pattern = test.pattern();
    int last = data.sent() - pattern.length();
    if (last < 0) {
      return false;
    }
    switch (test.operator()) {
      case STARTSWITH:
        return at(data, 0, pattern, test.nocase());
      case ENDSWITH:
        return at(data, last, pattern, test.nocase());
      case CONTAINS:
        break;
    }
    for (int start = 0; start <= last; start++) {
      if (Boolean.TRUE.equals(at(data, start, pattern, test.nocase()))) {
        return true;
      }
    }
    return data.present().length < data.sent() ? null : false;
  }

  private static @Nullable Boolean at(Data data, int start, BytePattern pattern, boolean nocase) {
    Boolean result = true;
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.mask()[i] == 0 && start + i < data.present().length) {
        continue;
      }
      if (start + i >= data.present().length) {
        result = null;
      } else if (!same(data.present()[start + i], pattern.bytes()[i], nocase)) {
        return false;
      }
    }
    return result;
  }

  private static boolean same(byte a, byte b, boolean nocase) {
    boolean letters = a >= 0 && b >= 0 && Character.isLetter(a) && Character.isLetter(b);
    return a == b || (nocase && letters && Character.toLowerCase(a) == Character.toLowerCase(b));
  }
}
