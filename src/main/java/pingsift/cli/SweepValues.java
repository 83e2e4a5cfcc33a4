// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import pingsift.regress.NumberScale;
import pingsift.regress.RuleNumber;
import pingsift.regress.Sweep;

/** Which values of a number are tried first. */
final class SweepValues {
  private static final int MOST = 1_000;
  private static final int FEW = 64;
  private static final int USUAL_POINTS = 17;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "A",
      description = "The least value, written as in a rule: 5, 6.5, 20ms.")
  private String from = "";

  @Option(names = "--to", required = true, paramLabel = "B", description = "The greatest value.")
  private String to = "";

  @Option(
      names = "--step",
      paramLabel = "S",
      description = "Try every S from A on. Where neighbours disagree, values between them too.")
  private @Nullable String step;

  @Option(
      names = "--points",
      paramLabel = "N",
      description =
          "Try N values from A to B instead. Default: all whole numbers where they are few, else"
              + " 17 values.")
  private @Nullable Integer points;

  /** In ticks, with the value as it is; empty, and said, where there are none. */
  Optional<SortedSet<Long>> of(RuleNumber number, Terminal terminal) {
    OptionalLong low = ticks("--from", from, number, terminal);
    OptionalLong high = ticks("--to", to, number, terminal);
    if (low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    long range = high.getAsLong() - low.getAsLong();
    if (range < 0 || low.getAsLong() < 0) {
      terminal.say("--from is 0 or more, and not above --to");
      return Optional.empty();
    }
    OptionalLong stride = step == null ? stride(range, number) : stepTicks(number, terminal);
    if (stride.isEmpty()) {
      return Optional.empty();
    }
    if (range / stride.getAsLong() >= MOST) {
      terminal.say("that is more than " + MOST + " values: take larger steps");
      return Optional.empty();
    }
    SortedSet<Long> values = new TreeSet<>();
    long round = step == null ? Sweep.resolution(number.scale(), range) : 1;
    for (long value = low.getAsLong(); value <= high.getAsLong(); value += stride.getAsLong()) {
      long rounded = Math.round((double) value / round) * round;
      values.add(value == low.getAsLong() ? value : Math.min(rounded, high.getAsLong()));
    }
    values.add(high.getAsLong());
    values.add(number.ticks());
    return Optional.of(values);
  }

  private OptionalLong stepTicks(RuleNumber number, Terminal terminal) {
    OptionalLong ticks = ticks("--step", step == null ? "" : step, number, terminal);
    if (ticks.isPresent() && ticks.getAsLong() < 1) {
      terminal.say("--step is more than 0");
      return OptionalLong.empty();
    }
    return ticks;
  }

  private OptionalLong stride(long range, RuleNumber number) {
    boolean few = points == null && number.scale() == NumberScale.WHOLE && range < FEW;
    int wanted = points == null ? USUAL_POINTS : Math.max(2, Math.min(MOST, points));
    return OptionalLong.of(few ? 1 : Math.max(1, range / (wanted - 1)));
  }

  private static OptionalLong ticks(
      String option, String text, RuleNumber number, Terminal terminal) {
    OptionalLong ticks =
        number.scale() == NumberScale.DURATION ? nanos(text) : number.scale().ticks(text);
    if (ticks.isEmpty()) {
      String kind =
          switch (number.scale()) {
            case WHOLE -> "a whole number";
            case FLOAT -> "a number";
            case DURATION -> "a duration such as 20ms";
          };
      terminal.say(
          "%s is to be %s, as `%s` in the rule is, not `%s`"
              .formatted(option, kind, number.text(), text));
    }
    return ticks;
  }

  private static OptionalLong nanos(String text) {
    try {
      return text.equals("off")
          ? OptionalLong.empty()
          : OptionalLong.of(new DurationConverter().convert(text));
    } catch (TypeConversionException e) {
      return OptionalLong.empty();
    }
  }
}
