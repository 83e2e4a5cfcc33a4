// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import pingsift.syntax.Name;
import pingsift.syntax.Syntax;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** Trees of any shape, sound ones among them, over the names of the toy schema and some others. */
final class AnyTree {
  /** What the spans of the trees point into. */
  static final SourceText SOURCE = new SourceText("any.sift", "abcdefghij".repeat(100));

  private static final int DEPTH = 4;

  private AnyTree() {}

  static Arbitrary<Syntax> conditions() {
    return condition(DEPTH);
  }

  static Arbitrary<Span> spans() {
    return Arbitraries.integers().between(0, 900).map(i -> new Span(i, i + 20));
  }

  static Arbitrary<Name> names(String... words) {
    return Combinators.combine(Arbitraries.of(words), spans()).as(Name::new);
  }

  private static Arbitrary<Syntax> condition(int depth) {
    if (depth == 0) {
      return value(0);
    }
    Arbitrary<Syntax> deeper = Arbitraries.lazy(() -> condition(depth - 1));
    Arbitrary<Syntax> value = Arbitraries.lazy(() -> value(depth - 1));
    Arbitrary<List<Syntax>> operands = deeper.list().ofMinSize(2).ofMaxSize(3);
    return Arbitraries.frequencyOf(
        Tuple.of(2, Combinators.combine(operands, spans()).as(Syntax.And::new)),
        Tuple.of(2, Combinators.combine(operands, spans()).as(Syntax.Or::new)),
        Tuple.of(1, Combinators.combine(deeper, spans()).as(Syntax.Not::new)),
        Tuple.of(8, comparison(value)),
        Tuple.of(3, membership(value)),
        Tuple.of(2, byteTest(value)),
        Tuple.of(3, quantifier(deeper)),
        Tuple.of(2, value));
  }

  private static Arbitrary<Syntax> comparison(Arbitrary<Syntax> value) {
    return Combinators.combine(names("==", "!=", "<", "<=", ">", ">="), value, value, spans())
        .as(Syntax.Compare::new);
  }

  private static Arbitrary<Syntax> membership(Arbitrary<Syntax> value) {
    Arbitrary<Syntax> range = Combinators.combine(value, value, spans()).as(Syntax.Range::new);
    Arbitrary<Syntax> set =
        Combinators.combine(Arbitraries.oneOf(value, range).list().ofMaxSize(3), spans())
            .as(Syntax.SetOf::new);
    return Combinators.combine(
            value, Arbitraries.oneOf(range, set, value), Arbitraries.of(true, false), spans())
        .as(Syntax.In::new);
  }

  private static Arbitrary<Syntax> byteTest(Arbitrary<Syntax> value) {
    return Combinators.combine(
            names("contains", "startswith", "endswith", "matches"),
            value,
            value,
            Arbitraries.of(true, false),
            spans())
        .as(Syntax.ByteTest::new);
  }

  private static Arbitrary<Syntax> quantifier(Arbitrary<Syntax> part) {
    return Combinators.combine(
            names("any", "all", "none", "count", "share", "min", "sum", "avg", "distinct"),
            part.list().ofMinSize(1).ofMaxSize(1),
            spans())
        .as(Syntax.Call::new);
  }

  private static Arbitrary<Syntax> value(int depth) {
    if (depth <= 0) {
      return Arbitraries.oneOf(path(), literal());
    }
    Arbitrary<Syntax> deeper = Arbitraries.lazy(() -> value(depth - 1));
    return Arbitraries.frequencyOf(
        Tuple.of(6, path()),
        Tuple.of(6, literal()),
        Tuple.of(2, arithmetic(deeper)),
        Tuple.of(1, Combinators.combine(deeper, spans()).as(Syntax.Negate::new)),
        Tuple.of(1, slice(deeper)),
        Tuple.of(1, Combinators.combine(deeper, deeper, spans()).as(Syntax.Index::new)),
        Tuple.of(2, call(deeper)),
        Tuple.of(2, quantifier(deeper)),
        Tuple.of(1, Arbitraries.lazy(() -> condition(depth - 1))));
  }

  private static Arbitrary<Syntax> arithmetic(Arbitrary<Syntax> value) {
    return Combinators.combine(
            names("+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>"), value, value, spans())
        .as(Syntax.Arithmetic::new);
  }

  private static Arbitrary<Syntax> slice(Arbitrary<Syntax> value) {
    Arbitrary<Optional<Syntax>> bound = value.optional();
    return Combinators.combine(value, bound, bound, spans()).as(Syntax.Slice::new);
  }

  private static Arbitrary<Syntax> call(Arbitrary<Syntax> value) {
    return Combinators.combine(
            names(
                "len",
                "entropy",
                "u16",
                "exists",
                "missing",
                "ping_pattern",
                "carries_ip",
                "md5",
                "common_prefix",
                "base64_decode",
                "no"),
            value.list().ofMaxSize(2),
            spans())
        .as(Syntax.Call::new);
  }

  private static Arbitrary<Syntax> path() {
    Arbitrary<String> prefix =
        Arbitraries.of("", "request.", "reply.", "exchange.", "frame.", "requests.", "istream.");
    Arbitrary<String> name =
        Arbitraries.of(
            "data",
            "len",
            "entropy",
            "count",
            "src",
            "src.type",
            "icmp.type",
            "gap",
            "truncated",
            "rtt",
            "answered",
            "wraps",
            "time",
            "frame.number",
            "$icmp.type",
            "request",
            "echo_request",
            "nonsense",
            "duration",
            "bytes");
    return Combinators.combine(prefix, name, spans())
        .as((before, after, span) -> path(before + after, span));
  }

  static Syntax.Path path(String text, Span span) {
    List<String> words = List.of(text.split("\\."));
    return new Syntax.Path(words.stream().map(word -> new Name(word, span)).toList());
  }

  private static Arbitrary<Syntax> literal() {
    Arbitrary<Long> numbers =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-5, 20),
            Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE, 70_000L));
    return Arbitraries.oneOf(
        Combinators.combine(numbers, spans()).as(Syntax.IntValue::new),
        Combinators.combine(numbers, spans()).as(Syntax.DurationValue::new),
        Combinators.combine(numbers, spans()).as(Syntax.TimeValue::new),
        Combinators.combine(Arbitraries.of(0.0, 7.5, 1e308, Double.NaN), spans())
            .as(Syntax.FloatValue::new),
        Combinators.combine(Arbitraries.of(true, false), spans()).as(Syntax.BoolValue::new),
        Combinators.combine(Arbitraries.of("", "GET", "ü"), spans()).as(Syntax.StringValue::new),
        bytes(),
        Combinators.combine(
                Arbitraries.of("a.b", "a*", "[a", "(?=a)", "a{9999}"),
                Arbitraries.of("", "i", "sm"),
                spans())
            .as(Syntax.RegexValue::new),
        Combinators.combine(Arbitraries.of(104, 128), Arbitraries.of(true, false), spans())
            .as((prefix, net, span) -> new Syntax.NetValue(0, 0xffff0a000000L, prefix, net, span)));
  }

  private static Arbitrary<Syntax> bytes() {
    Arbitrary<Syntax.BytesValue.Run> run =
        Arbitraries.oneOf(Arbitraries.integers().between(-1, 255), Arbitraries.of(0x0fd0, 0xf005))
            .list()
            .ofMaxSize(3)
            .map(Syntax.BytesValue.Run::new);
    Arbitrary<Syntax.BytesValue.Jump> jump =
        Arbitraries.integers().between(0, 9).map(n -> new Syntax.BytesValue.Jump(0, n));
    return Combinators.combine(
            run.list().ofMinSize(1).ofMaxSize(2), jump.list().ofMaxSize(1), spans())
        .as(Syntax.BytesValue::new);
  }
}
