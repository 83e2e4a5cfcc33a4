// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.text.Span;

/** Reads numbers, sizes and durations. */
final class NumberReader {
  /** Longer ones are too large or too fine in any case; decimal arithmetic on them is slow. */
  private static final int MAX_DIGITS = 400;

  /** Digits that fit into 64 bits in any case. */
  private static final int SHORT_DIGITS = 18;

  /** Made when the first number comes that is not plain. */
  private static final class Form {
    static final Pattern DECIMAL =
        Pattern.compile("([0-9][0-9_]*)(\\.[0-9][0-9_]*)?([eE][+-]?[0-9]+)?([a-zA-Z_].*)?");
  }

  private final Problems problems;

  NumberReader(Problems problems) {
    this.problems = problems;
  }

  Syntax read(String text, Span span) {
    if (text.length() > MAX_DIGITS) {
      return tooLarge(span);
    }
    Syntax usual = usual(text, span);
    if (usual != null) {
      return usual;
    }
    if (text.length() > 1 && text.charAt(0) == '0' && "xXbB".indexOf(text.charAt(1)) >= 0) {
      // `0B` alone is a size: no bytes
      if (!text.equals("0B")) {
        return based(text, span, Character.toLowerCase(text.charAt(1)) == 'b' ? 2 : 16);
      }
    }
    Matcher parts = Form.DECIMAL.matcher(text);
    if (!parts.matches()) {
      return wrong(problems.literal(span, "this is not a number").label("not a number"), span);
    }
    String digits = parts.group(1) + (parts.group(2) == null ? "" : parts.group(2));
    String plain = digits.replace("_", "");
    String exponent = parts.group(3);
    String unit = parts.group(4);
    if (unit != null) {
      int at = span.end() - unit.length();
      return withUnit(new BigDecimal(plain), exponent, unit, new Span(at, span.end()), span);
    }
    return parts.group(2) == null && exponent == null
        ? whole(new BigInteger(plain), span)
        : fraction(plain + (exponent == null ? "" : exponent), span);
  }

  /**
   * Digits alone, with a fraction, or with a unit: nearly all numbers. Null where there is anything
   * else to a number.
   */
  private static @Nullable Syntax usual(String text, Span span) {
    int digits = digitsEnd(text, 0);
    if (digits == 0 || digits > SHORT_DIGITS) {
      return null;
    }
    if (digits == text.length()) {
      return new Syntax.IntValue(Long.parseLong(text), span);
    }
    if (text.charAt(digits) == '.') {
      return digits + 1 < text.length() && digitsEnd(text, digits + 1) == text.length()
          ? new Syntax.FloatValue(Double.parseDouble(text), span)
          : null;
    }
    String unit = text.substring(digits);
    Long duration = Units.DURATIONS.get(unit);
    Long factor = duration != null ? duration : Units.SIZES.get(unit);
    if (factor == null) {
      return null;
    }
    long number = Long.parseLong(text.substring(0, digits));
    if (number > Long.MAX_VALUE / factor) {
      return null;
    }
    return duration != null
        ? new Syntax.DurationValue(number * factor, span)
        : new Syntax.IntValue(number * factor, span);
  }

  private static int digitsEnd(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /** Reads a duration; a number without unit gets the message that it needs one. */
  Syntax duration(String text, Span span) {
    Syntax value = read(text, span);
    if (value instanceof Syntax.DurationValue || value instanceof Syntax.Broken) {
      return value;
    }
    Diagnostic.Builder problem =
        problems.literal(span, "a duration has a unit").label("not a duration");
    if (value instanceof Syntax.IntValue && text.chars().allMatch(Character::isDigit)) {
      problem.help("for seconds write `" + text + "s`").fix(new Fix(span, text + "s", false));
    } else {
      problem.help("write it with `ms`, `s`, `m`, `h` or `d`: `10m`");
    }
    return wrong(problem, span);
  }

  private Syntax based(String text, Span span, int base) {
    String digits = text.substring(2).replace("_", "");
    for (int i = 2; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '_' && Character.digit(c, base) < 0) {
        String kind = base == 2 ? "binary" : "hexadecimal";
        Span at = new Span(span.start() + i, span.start() + i + 1);
        return wrong(
            problems
                .literal(at, "`" + c + "` is not a " + kind + " digit")
                .label("not a " + kind + " digit"),
            span);
      }
    }
    if (digits.isEmpty()) {
      return wrong(
          problems.literal(span, "this number has no digits").label("expected digits"), span);
    }
    return whole(new BigInteger(digits, base), span);
  }

  private Syntax whole(BigInteger value, Span span) {
    return value.bitLength() < Long.SIZE
        ? new Syntax.IntValue(value.longValue(), span)
        : tooLarge(span);
  }

  private Syntax fraction(String text, Span span) {
    double value = Double.parseDouble(text);
    return Double.isInfinite(value) ? tooLarge(span) : new Syntax.FloatValue(value, span);
  }

  private Syntax withUnit(
      BigDecimal number, @Nullable String exponent, String unit, Span unitSpan, Span span) {
    boolean duration = Units.DURATIONS.containsKey(unit);
    Long factor = duration ? Units.DURATIONS.get(unit) : Units.SIZES.get(unit);
    if (factor == null || exponent != null) {
      return unknownUnit(unit, unitSpan, span);
    }
    BigDecimal value = number.multiply(BigDecimal.valueOf(factor)).stripTrailingZeros();
    if (value.scale() > 0) {
      String smallest = duration ? "nanosecond" : "byte";
      return wrong(
          problems
              .literal(span, "this is not a whole number of " + smallest + "s")
              .label("finer than one " + smallest),
          span);
    }
    BigInteger whole = value.toBigInteger();
    if (whole.bitLength() >= Long.SIZE) {
      return tooLarge(span);
    }
    return duration
        ? new Syntax.DurationValue(whole.longValue(), span)
        : new Syntax.IntValue(whole.longValue(), span);
  }

  private Syntax unknownUnit(String unit, Span unitSpan, Span span) {
    Diagnostic.Builder problem =
        problems.literal(unitSpan, "`" + unit + "` is not a unit").label("not a unit");
    Optional<String> meant = Units.meant(unit);
    meant.ifPresentOrElse(
        known -> problem.help("write `" + known + "`").fix(new Fix(unitSpan, known, false)),
        () ->
            problem.help(
                "durations have `ns`, `us`, `ms`, `s`, `m`, `h`, `d`; sizes `B`, `KiB`, `MB` and so on"));
    return wrong(problem, span);
  }

  private Syntax tooLarge(Span span) {
    return wrong(
        problems
            .literal(span, "this number is too large")
            .label("more than 64 bits hold")
            .note("the largest number is 9223372036854775807, the longest duration about 106751d"),
        span);
  }

  private Syntax wrong(Diagnostic.Builder problem, Span span) {
    problems.add(problem);
    return new Syntax.Broken(span);
  }
}
