// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pingsift.text.Span;

/** Numbers, durations and texts as written, and others of their kind that are a step away. */
final class Literals {
  /** From here on half and twice a number are tried too. */
  private static final int LARGE = 10;

  private static final Pattern INTEGER =
      Pattern.compile("(0x[0-9A-Fa-f_]+|0b[01_]+|[0-9][0-9_]*)([A-Za-z]*)");

  /** One character of a text between its quotes, as written. */
  private static final Pattern CHARACTER =
      Pattern.compile("\\\\x[0-9A-Fa-f]{2}|\\\\.|[^\\\\]", Pattern.DOTALL);

  private static final Pattern BYTE = Pattern.compile("\\[[^]]*]|([0-9A-Fa-f]{2})");

  /** Units of durations, ascending, each with what it is in nanoseconds. */
  private static final List<String> UNITS = List.of("ns", "us", "ms", "s", "m", "h", "d");

  private static final long[] NANOS = {
    1, 1_000, 1_000_000, 1_000_000_000L, 60_000_000_000L, 3_600_000_000_000L, 86_400_000_000_000L
  };

  private Literals() {}

  /** A whole number one less and one more; a large one halved and doubled too. */
  static List<String> ofInteger(String written) {
    Matcher parts = INTEGER.matcher(written);
    if (!parts.matches()) {
      return List.of();
    }
    String digits = parts.group(1).replace("_", "");
    int radix = digits.startsWith("0x") ? 16 : digits.startsWith("0b") ? 2 : 10;
    String prefix = radix == 10 ? "" : digits.substring(0, 2);
    BigInteger value = new BigInteger(digits.substring(prefix.length()), radix);
    List<BigInteger> others =
        new ArrayList<>(List.of(value.subtract(BigInteger.ONE), value.add(BigInteger.ONE)));
    if (value.compareTo(BigInteger.valueOf(LARGE)) >= 0 && radix == 10) {
      others.add(value.shiftRight(1));
      others.add(value.shiftLeft(1));
    }
    return others.stream()
        .filter(other -> other.signum() >= 0)
        .map(other -> prefix + padded(other.toString(radix), digits, prefix) + parts.group(2))
        .toList();
  }

  /** As many digits as were written, where there is a prefix. */
  private static String padded(String number, String digits, String prefix) {
    int missing = digits.length() - prefix.length() - number.length();
    return prefix.isEmpty() || missing <= 0 ? number : "0".repeat(missing) + number;
  }

  /** A fraction one less and one more in its last place. */
  static List<String> ofFraction(String written) {
    try {
      BigDecimal value = new BigDecimal(written.replace("_", ""));
      BigDecimal step = value.ulp();
      List<String> others = new ArrayList<>();
      if (value.compareTo(step) >= 0) {
        others.add(value.subtract(step).toPlainString());
      }
      others.add(value.add(step).toPlainString());
      return others;
    } catch (NumberFormatException unusual) {
      return List.of();
    }
  }

  /** Half and twice a duration, above 0. */
  static List<String> ofDuration(long nanos) {
    List<String> others = new ArrayList<>();
    if (nanos >= 2) {
      others.add(duration(nanos / 2));
    }
    if (nanos > 0 && nanos < Long.MAX_VALUE / 2) {
      others.add(duration(nanos * 2));
    }
    return others;
  }

  /** In the largest unit that it is a whole number of. */
  static String duration(long nanos) {
    int unit = NANOS.length - 1;
    while (nanos % NANOS[unit] != 0) {
      unit--;
    }
    return nanos / NANOS[unit] + UNITS.get(unit);
  }

  /** A text in quotes without its last and without its first character; none of a single one. */
  static List<String> ofText(String written) {
    String inner = written.substring(1, written.length() - 1);
    Matcher characters = CHARACTER.matcher(inner);
    List<String> all = new ArrayList<>();
    while (characters.find()) {
      all.add(characters.group());
    }
    if (all.size() < 2 || inner.codePoints().anyMatch(c -> c > 0xffff)) {
      return List.of();
    }
    return List.of(
        '"' + String.join("", all.subList(0, all.size() - 1)) + '"',
        '"' + String.join("", all.subList(1, all.size())) + '"');
  }

  /** Where the bytes of {@code x"D5 20 ?? [2-4] 80"} stand that are given in full. */
  static List<Span> bytes(String written, int start) {
    List<Span> found = new ArrayList<>();
    Matcher bytes = BYTE.matcher(written);
    int at = written.indexOf('"') + 1;
    while (bytes.find(at)) {
      at = bytes.end();
      if (bytes.group(1) != null) {
        found.add(new Span(start + bytes.start(), start + bytes.end()));
      }
    }
    return found;
  }
}
