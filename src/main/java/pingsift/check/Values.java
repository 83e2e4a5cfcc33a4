// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.ByteAt;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.FloatLiteral;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.NetLiteral;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Expression.Slice;
import pingsift.check.Expression.StringLiteral;
import pingsift.diag.Kind;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/** Literals, slices and single bytes. */
final class Values {
  /** No Data field is longer: the length of an IP packet has 16 bits. */
  private static final long MOST_BYTES = 65_535;

  /** A literal with so many jumps asks for nothing that anybody could read. */
  private static final int MOST_JUMPS = 100;

  private final RuleContext context;
  private final TreeChecker tree;

  Values(RuleContext context, TreeChecker tree) {
    this.context = context;
    this.tree = tree;
  }

  Expression value(Syntax value) {
    if (value instanceof Syntax.IntValue number) {
      return integer(number.value(), Type.INT, number.span());
    }
    if (value instanceof Syntax.FloatValue number) {
      return fraction(number);
    }
    if (value instanceof Syntax.DurationValue duration) {
      return integer(duration.nanos(), Type.DURATION, duration.span());
    }
    if (value instanceof Syntax.TimeValue time) {
      return integer(time.nanos(), Type.TIME, time.span());
    }
    if (value instanceof Syntax.BoolValue bool) {
      return new BoolLiteral(bool.value(), bool.span());
    }
    if (value instanceof Syntax.StringValue text) {
      return new StringLiteral(text.value(), text.span());
    }
    if (value instanceof Syntax.BytesValue bytes) {
      return bytes(bytes);
    }
    if (value instanceof Syntax.NetValue net) {
      return net(net);
    }
    if (value instanceof Syntax.Slice slice) {
      return slice(slice);
    }
    if (value instanceof Syntax.Index index) {
      return index(index);
    }
    return misplaced(value);
  }

  private Expression integer(long value, Type type, Span span) {
    return value == Long.MIN_VALUE ? context.overflow(span) : new NumberLiteral(value, type, span);
  }

  private Expression fraction(Syntax.FloatValue number) {
    return Double.isFinite(number.value())
        ? new FloatLiteral(number.value(), number.span())
        : context.fail(
            context
                .problem(Kind.OVERFLOW, number.span(), "this number is too large")
                .label("beyond what a `float` can hold"),
            number.span());
  }

  private Expression bytes(Syntax.BytesValue value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ByteArrayOutputStream mask = new ByteArrayOutputStream();
    List<BytePattern.Jump> jumps = new ArrayList<>();
    for (int run = 0; run < value.runs().size(); run++) {
      if (run > 0 && run <= value.jumps().size()) {
        Syntax.BytesValue.Jump jump = value.jumps().get(run - 1);
        jumps.add(new BytePattern.Jump(bytes.size(), jump.min(), jump.max()));
      }
      for (int code : value.runs().get(run).bytes()) {
        int fixed = ~(code >> 8) & 0xff;
        bytes.write(code & fixed);
        mask.write(fixed);
      }
    }
    BytePattern pattern = new BytePattern(bytes.toByteArray(), mask.toByteArray(), jumps);
    return pattern.jumps().size() > MOST_JUMPS || pattern.minLength() > MOST_BYTES
        ? tooLong(pattern, value.span())
        : new BytesLiteral(pattern, value.span());
  }

  private Expression tooLong(BytePattern pattern, Span span) {
    boolean jumps = pattern.jumps().size() > MOST_JUMPS;
    return context.fail(
        context
            .problem(
                Kind.LITERAL,
                span,
                jumps ? "this byte literal has too many jumps" : "no data field is that long")
            .label(
                jumps
                    ? "more than " + MOST_JUMPS
                    : "at least %,d bytes".formatted(pattern.minLength())),
        span);
  }

  private static Expression net(Syntax.NetValue net) {
    Type type = net.network() ? Type.NET : Type.IP;
    return new NetLiteral(net.high(), net.low(), net.prefixLength(), type, net.span());
  }

  private Expression misplaced(Syntax value) {
    if (value instanceof Syntax.Broken) {
      return context.failed(value.span());
    }
    if (value instanceof Syntax.RegexValue) {
      return context.fail(
          context
              .problem(Kind.TYPE_MISMATCH, value.span(), "a regular expression is not a value")
              .label("stands only after `matches`")
              .help("write `data matches /…/`, and join several with `or`"),
          value.span());
    }
    String what = value instanceof Syntax.Range ? "a range" : "a set";
    return context.fail(
        context
            .problem(Kind.TYPE_MISMATCH, value.span(), what + " is not a value")
            .label("stands only after `in`"),
        value.span());
  }

  private Expression slice(Syntax.Slice slice) {
    Expression bytes = bytesPart(slice.bytes());
    Optional<Long> from = slice.from().flatMap(this::constant);
    Optional<Long> to = slice.to().flatMap(this::constant);
    boolean broken =
        RuleContext.isFailed(bytes)
            || from.isPresent() != slice.from().isPresent()
            || to.isPresent() != slice.to().isPresent();
    if (broken) {
      return context.failed(slice.span());
    }
    if (isOutside(bytes, from.orElse(0L), to)) {
      return neverThere(bytes, slice.span(), "this slice can never be there");
    }
    if (to.isPresent() && isContradiction(from.orElse(0L), to.get())) {
      String label = "ends at %d, which is not after %d".formatted(to.get(), from.orElse(0L));
      return context.fail(
          context
              .problem(Kind.LITERAL, slice.span(), "this slice can never hold a byte")
              .label(label)
              .help("the first number is the first byte, the second is one past the last"),
          slice.span());
    }
    return new Slice(bytes, optional(from), optional(to), slice.span());
  }

  /** Places counted from the same end are in order; from different ends it depends on the bytes. */
  private static boolean isContradiction(long from, long to) {
    return to == 0 || ((from < 0) == (to < 0) && to <= from);
  }

  /** Whether a slice lies outside of bytes whose length the rule itself says. */
  private static boolean isOutside(Expression bytes, long from, Optional<Long> to) {
    OptionalLong fixed = fixedLength(bytes);
    if (fixed.isEmpty()) {
      return false;
    }
    long length = fixed.getAsLong();
    long start = place(from, length);
    long end = to.isPresent() ? place(to.get(), length) : length;
    boolean crossed = to.isPresent() && start > end && (from < 0) != (to.get() < 0);
    return crossed || Math.min(start, end) < 0 || Math.max(start, end) > length;
  }

  private static long place(long index, long length) {
    return index < 0 ? length + index : index;
  }

  private Expression neverThere(Expression bytes, Span part, String message) {
    return context.fail(
        context
            .problem(Kind.LITERAL, part, message)
            .label("outside of the bytes that it is cut from")
            .other(
                bytes.span(),
                "never more than %d bytes".formatted(fixedLength(bytes).orElseThrow())),
        part);
  }

  private static OptionalLong optional(Optional<Long> value) {
    return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
  }

  private Expression index(Syntax.Index index) {
    Expression bytes = bytesPart(index.bytes());
    Optional<Long> at = constant(index.index());
    if (RuleContext.isFailed(bytes) || at.isEmpty()) {
      return context.failed(index.span());
    }
    OptionalLong length = fixedLength(bytes);
    long place = place(at.get(), length.orElse(MOST_BYTES));
    if (length.isPresent() && (place < 0 || place >= length.getAsLong())) {
      return neverThere(bytes, index.span(), "this byte can never be there");
    }
    return new ByteAt(bytes, at.get(), index.span());
  }

  private Expression bytesPart(Syntax part) {
    Expression bytes = tree.expression(part);
    if (bytes instanceof StringLiteral text) {
      return Literals.bytes(text);
    }
    if (bytes.type() == Type.BYTES || RuleContext.isFailed(bytes)) {
      return context.withoutOpenBytes(bytes);
    }
    return context.fail(
        context
            .problem(Kind.TYPE_MISMATCH, part.span(), "only bytes can be cut into slices")
            .label("`" + bytes.type().word() + "`"),
        part.span());
  }

  /** A constant place in bytes; empty where it is none, which is then reported. */
  private Optional<Long> constant(Syntax part) {
    Expression value = tree.expression(part);
    if (RuleContext.isFailed(value)) {
      return Optional.empty();
    }
    Optional<Literal> whole =
        value instanceof Literal literal ? Literals.convert(literal, Type.INT) : Optional.empty();
    if (whole.isEmpty() || !(whole.get() instanceof NumberLiteral number)) {
      context.fail(
          context
              .problem(Kind.LITERAL, part.span(), "a place in bytes must be a whole number")
              .label("not a constant whole number"),
          part.span());
      return Optional.empty();
    }
    if (isTooFar(number.value())) {
      context.fail(
          context
              .problem(Kind.LITERAL, part.span(), "no data field is that long")
              .label("beyond 65,535 bytes"),
          part.span());
      return Optional.empty();
    }
    return Optional.of(number.value());
  }

  /** Whether a place lies outside of the longest Data field. */
  static boolean isTooFar(long place) {
    return place > MOST_BYTES || place < -MOST_BYTES;
  }

  /** How many bytes a value has whenever it exists, where the rule itself says so. */
  static OptionalLong fixedLength(Expression bytes) {
    if (bytes instanceof BytesLiteral literal) {
      BytePattern pattern = literal.value();
      return pattern.minLength() == pattern.maxLength()
          ? OptionalLong.of(pattern.minLength())
          : OptionalLong.empty();
    }
    if (bytes instanceof Expression.Call call && call.function().resultLength() > 0) {
      return OptionalLong.of(call.function().resultLength());
    }
    if (!(bytes instanceof Slice slice)) {
      return OptionalLong.empty();
    }
    OptionalLong from = slice.from();
    OptionalLong to = slice.to();
    if (from.isPresent() && to.isEmpty() && from.getAsLong() < 0) {
      return OptionalLong.of(-from.getAsLong());
    }
    if (from.isEmpty() && to.isPresent() && to.getAsLong() >= 0) {
      return OptionalLong.of(to.getAsLong());
    }
    boolean sameEnd =
        from.isPresent() && to.isPresent() && (from.getAsLong() < 0) == (to.getAsLong() < 0);
    return sameEnd ? OptionalLong.of(to.getAsLong() - from.getAsLong()) : OptionalLong.empty();
  }
}
