// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import java.util.Optional;
import pingsift.text.Span;

/**
 * The tree of an expression as written: no types, no meaning, no field names. Immutable.
 *
 * <p>Parentheses leave no node of their own, but {@link #span()} of what stands in them does not
 * include them.
 */
public sealed interface Syntax {
  Span span();

  /** {@code a or b or c}: one node for the whole chain. */
  record Or(List<Syntax> operands, Span span) implements Syntax {
    public Or {
      operands = List.copyOf(operands);
    }
  }

  /** {@code a and b and c}: one node for the whole chain. */
  record And(List<Syntax> operands, Span span) implements Syntax {
    public And {
      operands = List.copyOf(operands);
    }
  }

  record Not(Syntax operand, Span span) implements Syntax {}

  /** {@code left OP right}; the operator's text is one of {@code == != < <= > >=}. */
  record Compare(Name operator, Syntax left, Syntax right, Span span) implements Syntax {}

  /**
   * {@code value in target}: the target is a {@link Range}, a {@link SetOf}, a network or a name.
   */
  record In(Syntax value, Syntax target, boolean negated, Span span) implements Syntax {}

  /**
   * {@code bytes contains pattern}; the operator's text is {@code contains startswith endswith} or
   * {@code matches}.
   */
  record ByteTest(Name operator, Syntax bytes, Syntax pattern, boolean nocase, Span span)
      implements Syntax {}

  /**
   * {@code left OP right}; the operator's text is one of {@code + - * / %} and {@code & | ^ << >>}.
   */
  record Arithmetic(Name operator, Syntax left, Syntax right, Span span) implements Syntax {}

  /** {@code -x}. */
  record Negate(Syntax operand, Span span) implements Syntax {}

  /** {@code request.data}: a name or names with dots between them. */
  record Path(List<Name> names) implements Syntax {
    public Path {
      names = List.copyOf(names);
    }

    @Override
    public Span span() {
      return new Span(names.get(0).start(), names.get(names.size() - 1).end());
    }

    /** The whole path as one text: {@code request.data}. */
    public String text() {
      if (names.size() == 1) {
        return names.get(0).text();
      }
      StringBuilder text = new StringBuilder();
      for (Name name : names) {
        text.append(text.isEmpty() ? "" : ".").append(name.text());
      }
      return text.toString();
    }
  }

  /** {@code bytes[from:to]}. */
  record Slice(Syntax bytes, Optional<Syntax> from, Optional<Syntax> to, Span span)
      implements Syntax {}

  /** {@code bytes[index]}. */
  record Index(Syntax bytes, Syntax index, Span span) implements Syntax {}

  /**
   * {@code name(a, b)}. Quantifiers, aggregates, {@code exists} and {@code missing} are calls too.
   */
  record Call(Name function, List<Syntax> arguments, Span span) implements Syntax {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code low..high}. */
  record Range(Syntax low, Syntax high, Span span) implements Syntax {}

  /** {@code { a, b..c }}. */
  record SetOf(List<Syntax> members, Span span) implements Syntax {
    public SetOf {
      members = List.copyOf(members);
    }
  }

  /**
   * A whole number, decimal, {@code 0x} or {@code 0b}, with its size suffix ({@code KiB}, {@code
   * MB} …) applied.
   */
  record IntValue(long value, Span span) implements Syntax {}

  record FloatValue(double value, Span span) implements Syntax {}

  /** {@code 20ms}, {@code 1.5s}, {@code 10m}, {@code 2h}, {@code 1d}, {@code 5us}, {@code 7ns}. */
  record DurationValue(long nanos, Span span) implements Syntax {}

  /** {@code 2026-11-21T10:00:00Z}, in nanoseconds since the epoch. */
  record TimeValue(long nanos, Span span) implements Syntax {}

  record BoolValue(boolean value, Span span) implements Syntax {}

  /** A string, unescaped. */
  record StringValue(String value, Span span) implements Syntax {}

  /**
   * {@code x"D5 20 ?? 80"}: runs of fixed and open bytes with jumps between them; without a jump
   * there is one run.
   */
  record BytesValue(List<Run> runs, List<Jump> jumps, Span span) implements Syntax {
    public BytesValue {
      runs = List.copyOf(runs);
      jumps = List.copyOf(jumps);
    }

    /**
     * Bytes 0..255. Where bits of a byte are open, they are set in the eight bits above it too:
     * {@code D?} is 0x0fd0, {@code ?5} is 0xf005, and {@code ??} is -1.
     */
    public record Run(List<Integer> bytes) {
      public Run {
        bytes = List.copyOf(bytes);
      }
    }

    /** {@code [min-max]} bytes between one run and the next. */
    public record Jump(int min, int max) {}
  }

  /** {@code /regex/is}: what stands between the slashes as written, and the letters behind them. */
  record RegexValue(String pattern, String flags, Span span) implements Syntax {}

  /**
   * An address or a network: 128 bits in two longs, IPv4 as IPv4-mapped; prefix length 0..128, 128
   * for an address.
   */
  record NetValue(long high, long low, int prefixLength, boolean network, Span span)
      implements Syntax {}

  /** A part that could not be parsed; its problem is in the diagnostics. */
  record Broken(Span span) implements Syntax {}
}
