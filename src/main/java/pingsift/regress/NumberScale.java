// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import pingsift.check.Type;
import pingsift.eval.ShownNumber;

/** Numbers of a kind as whole ticks, so that each kind can be stepped through and halved alike. */
public enum NumberScale {
  /** A tick is 1. */
  WHOLE,
  /** A tick is a millionth. */
  FLOAT,
  /** A tick is a nanosecond. */
  DURATION;

  private static final int FLOAT_DIGITS = 6;

  /** As rules write it. */
  public String text(long ticks) {
    return switch (this) {
      case WHOLE -> Long.toString(ticks);
      case DURATION -> ticks == 0 ? "0s" : ShownNumber.of(ticks, Type.DURATION).toString();
      case FLOAT -> {
        String text = BigDecimal.valueOf(ticks, FLOAT_DIGITS).stripTrailingZeros().toPlainString();
        yield text.contains(".") ? text : text + ".0";
      }
    };
  }

  /** Of a number without a unit; empty where it is none, or too large. */
  public OptionalLong ticks(String number) {
    if (this == DURATION || number.length() > 40) {
      return OptionalLong.empty();
    }
    try {
      BigDecimal value = new BigDecimal(number);
      BigDecimal ticks = value.movePointRight(this == FLOAT ? FLOAT_DIGITS : 0);
      return OptionalLong.of(
          this == FLOAT
              ? ticks.setScale(0, RoundingMode.HALF_EVEN).longValueExact()
              : ticks.longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  static long ofFloat(double value) {
    return Math.round(value * 1e6);
  }
}
