// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import pingsift.syntax.Name;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/** Every kind of tree, taken apart and put together again at another place. */
public final class SyntaxParts {
  private SyntaxParts() {}

  /** The trees that a tree is made of, in source order; empty for names and literals. */
  public static List<Syntax> of(Syntax tree) {
    if (tree instanceof Syntax.Or or) {
      return or.operands();
    }
    if (tree instanceof Syntax.And and) {
      return and.operands();
    }
    if (tree instanceof Syntax.Not not) {
      return List.of(not.operand());
    }
    if (tree instanceof Syntax.Compare compare) {
      return List.of(compare.left(), compare.right());
    }
    if (tree instanceof Syntax.In in) {
      return List.of(in.value(), in.target());
    }
    if (tree instanceof Syntax.ByteTest test) {
      return List.of(test.bytes(), test.pattern());
    }
    if (tree instanceof Syntax.Arithmetic arithmetic) {
      return List.of(arithmetic.left(), arithmetic.right());
    }
    if (tree instanceof Syntax.Negate negate) {
      return List.of(negate.operand());
    }
    if (tree instanceof Syntax.Slice slice) {
      List<Syntax> parts = new ArrayList<>(List.of(slice.bytes()));
      slice.from().ifPresent(parts::add);
      slice.to().ifPresent(parts::add);
      return parts;
    }
    if (tree instanceof Syntax.Index index) {
      return List.of(index.bytes(), index.index());
    }
    if (tree instanceof Syntax.Call call) {
      return call.arguments();
    }
    if (tree instanceof Syntax.Range range) {
      return List.of(range.low(), range.high());
    }
    return tree instanceof Syntax.SetOf set ? set.members() : List.of();
  }

  /**
   * The same kind of tree at another place.
   *
   * @param parts in the place of {@link #of}, as many
   * @param span of the new tree
   * @param moved from the place of a word of the old tree, such as its operator, to that in the new
   */
  static Syntax with(Syntax tree, List<Syntax> parts, Span span, UnaryOperator<Span> moved) {
    if (tree instanceof Syntax.Or) {
      return new Syntax.Or(parts, span);
    }
    if (tree instanceof Syntax.And) {
      return new Syntax.And(parts, span);
    }
    if (tree instanceof Syntax.Not) {
      return new Syntax.Not(parts.get(0), span);
    }
    if (tree instanceof Syntax.Compare compare) {
      return new Syntax.Compare(moved(compare.operator(), moved), parts.get(0), parts.get(1), span);
    }
    if (tree instanceof Syntax.In in) {
      return new Syntax.In(parts.get(0), parts.get(1), in.negated(), span);
    }
    if (tree instanceof Syntax.ByteTest test) {
      Name operator = moved(test.operator(), moved);
      return new Syntax.ByteTest(operator, parts.get(0), parts.get(1), test.nocase(), span);
    }
    if (tree instanceof Syntax.Arithmetic arithmetic) {
      return new Syntax.Arithmetic(
          moved(arithmetic.operator(), moved), parts.get(0), parts.get(1), span);
    }
    if (tree instanceof Syntax.Negate) {
      return new Syntax.Negate(parts.get(0), span);
    }
    if (tree instanceof Syntax.Slice slice) {
      Optional<Syntax> from = slice.from().map(old -> parts.get(1));
      Optional<Syntax> to = slice.to().map(old -> parts.get(parts.size() - 1));
      return new Syntax.Slice(parts.get(0), from, to, span);
    }
    if (tree instanceof Syntax.Index) {
      return new Syntax.Index(parts.get(0), parts.get(1), span);
    }
    if (tree instanceof Syntax.Call call) {
      return new Syntax.Call(moved(call.function(), moved), parts, span);
    }
    if (tree instanceof Syntax.Range) {
      return new Syntax.Range(parts.get(0), parts.get(1), span);
    }
    return tree instanceof Syntax.SetOf ? new Syntax.SetOf(parts, span) : leaf(tree, span, moved);
  }

  private static Syntax leaf(Syntax tree, Span span, UnaryOperator<Span> moved) {
    if (tree instanceof Syntax.Path path) {
      return new Syntax.Path(path.names().stream().map(n -> moved(n, moved)).toList());
    }
    if (tree instanceof Syntax.IntValue value) {
      return new Syntax.IntValue(value.value(), span);
    }
    if (tree instanceof Syntax.FloatValue value) {
      return new Syntax.FloatValue(value.value(), span);
    }
    if (tree instanceof Syntax.DurationValue value) {
      return new Syntax.DurationValue(value.nanos(), span);
    }
    if (tree instanceof Syntax.TimeValue value) {
      return new Syntax.TimeValue(value.nanos(), span);
    }
    if (tree instanceof Syntax.BoolValue value) {
      return new Syntax.BoolValue(value.value(), span);
    }
    if (tree instanceof Syntax.StringValue value) {
      return new Syntax.StringValue(value.value(), span);
    }
    if (tree instanceof Syntax.BytesValue value) {
      return new Syntax.BytesValue(value.runs(), value.jumps(), span);
    }
    if (tree instanceof Syntax.RegexValue value) {
      return new Syntax.RegexValue(value.pattern(), value.flags(), span);
    }
    if (tree instanceof Syntax.NetValue value) {
      return new Syntax.NetValue(
          value.high(), value.low(), value.prefixLength(), value.network(), span);
    }
    return new Syntax.Broken(span);
  }

  private static Name moved(Name name, UnaryOperator<Span> moved) {
    return new Name(name.text(), moved.apply(name.span()));
  }
}
