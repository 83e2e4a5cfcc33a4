// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import pingsift.stream.StreamTimeouts;

/**
 * A duration as rules write it, {@code 1.5s} or {@code 5m}, in nanoseconds; {@code off} is {@link
 * StreamTimeouts#OFF}.
 */
class DurationConverter implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)([a-z]+)");

  private static final Map<String, Double> NANOS =
      Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9, "m", 60e9, "h", 3600e9, "d", 86_400e9);

  /** A duration that is not 0. */
  static final class AboveZero extends DurationConverter {
    @Override
    public Long convert(String text) {
      long nanos = super.convert(text);
      if (nanos == 0) {
        throw new TypeConversionException("`" + text + "` is no time at all: the least is 1ns");
      }
      return nanos;
    }
  }

  @Override
  public Long convert(String text) {
    if (text.equals("off")) {
      return StreamTimeouts.OFF;
    }
    Matcher matcher = FORM.matcher(text);
    Double unit = matcher.matches() ? NANOS.get(matcher.group(2)) : null;
    if (unit == null) {
      throw new TypeConversionException(
          "`" + text + "` is no duration: write a number and ns, us, ms, s, m, h or d, or `off`");
    }
    return Math.min(StreamTimeouts.OFF, Math.round(Double.parseDouble(matcher.group(1)) * unit));
  }
}
