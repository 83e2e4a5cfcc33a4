// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/** Conditions of {@code istream} rules, most of them without an error. */
final class SensibleTree {
  private SensibleTree() {}

  static Arbitrary<Syntax> conditions() {
    return group(3, Arbitraries.oneOf(element(), element(), whole(), quantified()));
  }

  private static Arbitrary<Syntax> group(int depth, Arbitrary<Syntax> leaf) {
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<Syntax> deeper = Arbitraries.lazy(() -> group(depth - 1, leaf));
    Arbitrary<List<Syntax>> operands = deeper.list().ofMinSize(2).ofMaxSize(3);
    return Arbitraries.frequencyOf(
        Tuple.of(3, Combinators.combine(operands, AnyTree.spans()).as(Syntax.And::new)),
        Tuple.of(3, Combinators.combine(operands, AnyTree.spans()).as(Syntax.Or::new)),
        Tuple.of(1, Combinators.combine(deeper, AnyTree.spans()).as(Syntax.Not::new)),
        Tuple.of(3, leaf));
  }

  private static Arbitrary<Syntax> element() {
    return Arbitraries.oneOf(
        compare(paths("request.len", "reply.len", "request.ip.ttl"), number()),
        compare(call("len", paths("request.data", "reply.data")), number()),
        compare(paths("request.data"), paths("reply.data"), "==", "!="),
        compare(paths("request.icmp.type"), paths("echo_request", "redirect"), "==", "!="),
        compare(paths("exchange.rtt"), duration()),
        compare(paths("request.dst"), paths("dst"), "==", "!="),
        paths("reply.truncated", "exchange.answered"),
        call("exists", paths("reply", "request.data")),
        call("missing", paths("reply", "request")));
  }

  private static Arbitrary<Syntax> whole() {
    return Arbitraries.oneOf(
        compare(paths("entropy", "requests.count", "replies.bytes", "seq_step"), number()),
        compare(paths("duration"), duration()),
        compare(Arbitraries.oneOf(sum(), call("max", paths("request.len"))), number()),
        compare(call("avg", paths("exchange.rtt")), duration()),
        paths("wraps"));
  }

  private static Arbitrary<Syntax> sum() {
    return Combinators.combine(
            AnyTree.names("+", "-", "*"),
            paths("requests.count", "entropy"),
            number(),
            AnyTree.spans())
        .as(Syntax.Arithmetic::new);
  }

  private static Arbitrary<Syntax> quantified() {
    Arbitrary<Syntax> inside = Arbitraries.lazy(() -> group(1, element()));
    return Arbitraries.oneOf(
        call("any", inside),
        call("all", inside),
        call("none", inside),
        compare(Arbitraries.oneOf(call("count", inside), call("share", inside)), number()));
  }

  private static Arbitrary<Syntax> paths(String... texts) {
    return Combinators.combine(Arbitraries.of(texts), AnyTree.spans()).as(AnyTree::path);
  }

  private static Arbitrary<Syntax> number() {
    return Combinators.combine(Arbitraries.longs().between(-2, 5), AnyTree.spans())
        .as(Syntax.IntValue::new);
  }

  private static Arbitrary<Syntax> duration() {
    return Combinators.combine(Arbitraries.longs().between(0, 50), AnyTree.spans())
        .as(Syntax.DurationValue::new);
  }

  private static Arbitrary<Syntax> call(String word, Arbitrary<Syntax> argument) {
    return Combinators.combine(AnyTree.names(word), argument, AnyTree.spans())
        .as((name, part, span) -> new Syntax.Call(name, List.of(part), span));
  }

  private static Arbitrary<Syntax> compare(Arbitrary<Syntax> left, Arbitrary<Syntax> right) {
    return compare(left, right, "==", "!=", "<", "<=", ">", ">=");
  }

  private static Arbitrary<Syntax> compare(
      Arbitrary<Syntax> left, Arbitrary<Syntax> right, String... operators) {
    Arbitrary<Span> spans = AnyTree.spans();
    return Combinators.combine(AnyTree.names(operators), left, right, spans)
        .as(Syntax.Compare::new);
  }
}
