// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.syntax.antlr.PingsiftParser;
import pingsift.text.Span;

/** From the parser's contexts to {@link Syntax}: conditions, operands, sets. */
final class ExpressionBuilder {
  /** Words before a dot whose names are fields, never functions. */
  private static final Set<String> COLLECTIONS =
      Set.of("requests", "replies", "exchanges", "frames");

  private static final Set<String> BYTE_TESTS =
      Set.of("contains", "startswith", "endswith", "matches");

  private final Problems problems;
  private final Literals literals;

  ExpressionBuilder(Problems problems, Literals literals) {
    this.problems = problems;
    this.literals = literals;
  }

  static Span span(ParserRuleContext context) {
    return Tokens.span(context.getStart()).to(Tokens.span(context.getStop()));
  }

  static Name name(ParserRuleContext word) {
    return Tokens.name(word.getStart());
  }

  // --- Conditions ---

  Syntax condition(PingsiftParser.ExpressionContext context) {
    List<PingsiftParser.ConjunctionContext> parts = context.conjunction();
    if (parts.size() == 1) {
      return conjunction(parts.get(0));
    }
    return new Syntax.Or(parts.stream().map(this::conjunction).toList(), span(context));
  }

  private Syntax conjunction(PingsiftParser.ConjunctionContext context) {
    List<PingsiftParser.NegationContext> parts = context.negation();
    if (parts.size() == 1) {
      return negation(parts.get(0));
    }
    return new Syntax.And(parts.stream().map(this::negation).toList(), span(context));
  }

  private Syntax negation(PingsiftParser.NegationContext context) {
    return context instanceof PingsiftParser.NegatedContext negated
        ? new Syntax.Not(negation(negated.negation()), span(context))
        : comparison(((PingsiftParser.PlainContext) context).comparison());
  }

  private Syntax comparison(PingsiftParser.ComparisonContext context) {
    Syntax left = operand(context.operand());
    PingsiftParser.TestContext test = context.test();
    if (test == null) {
      return left;
    }
    Span span = span(context);
    if (test instanceof PingsiftParser.CompareTestContext compare) {
      return new Syntax.Compare(operator(compare.op), left, operand(compare.operand()), span);
    }
    if (test instanceof PingsiftParser.InTestContext in) {
      return new Syntax.In(left, target(in.target()), in.NOT() != null, span);
    }
    PingsiftParser.ByteTestContext bytes = (PingsiftParser.ByteTestContext) test;
    Syntax pattern = operand(bytes.operand());
    return new Syntax.ByteTest(operator(bytes.op), left, pattern, bytes.NOCASE() != null, span);
  }

  /** An operator by its meaning: a mark of another language has been told and retagged. */
  private static Name operator(Token token) {
    return new Name(Marks.text(token.getType()), Tokens.span(token));
  }

  private Syntax target(PingsiftParser.TargetContext context) {
    return context instanceof PingsiftParser.SetTargetContext set
        ? new Syntax.SetOf(members(set.setOf()), span(context))
        : member(((PingsiftParser.PlainTargetContext) context).member());
  }

  List<Syntax> members(PingsiftParser.SetOfContext context) {
    return context.member().stream().map(this::member).toList();
  }

  Syntax member(PingsiftParser.MemberContext context) {
    Syntax low = operand(context.operand(0));
    return context.RANGE() == null
        ? low
        : new Syntax.Range(low, operand(context.operand(1)), span(context));
  }

  // --- Operands ---

  private Syntax operand(PingsiftParser.OperandContext context) {
    Span span = span(context);
    if (context instanceof PingsiftParser.PostfixContext postfix) {
      return postfix(postfix);
    }
    if (context instanceof PingsiftParser.MinusContext minus) {
      return new Syntax.Negate(operand(minus.operand()), span);
    }
    List<PingsiftParser.OperandContext> sides =
        context.getRuleContexts(PingsiftParser.OperandContext.class);
    Token operator = ((TerminalNode) context.getChild(1)).getSymbol();
    return new Syntax.Arithmetic(
        operator(operator), operand(sides.get(0)), operand(sides.get(1)), span);
  }

  private Syntax postfix(PingsiftParser.PostfixContext context) {
    Syntax value = primary(context.primary());
    int start = span(context).start();
    for (PingsiftParser.SubscriptContext subscript : context.subscript()) {
      Span span = new Span(start, span(subscript).end());
      value = subscript(value, subscript.index(), span);
    }
    return value;
  }

  private Syntax subscript(Syntax bytes, PingsiftParser.IndexContext index, Span span) {
    if (index instanceof PingsiftParser.SliceFromStartContext slice) {
      return new Syntax.Slice(bytes, Optional.empty(), optional(slice.to), span);
    }
    PingsiftParser.SliceOrIndexContext either = (PingsiftParser.SliceOrIndexContext) index;
    if (either.from.getStart().getType() == PingsiftParser.IPV6) {
      return addressAsIndex(Tokens.span(either.from.getStart()), span);
    }
    Syntax from = operand(either.from);
    return either.COLON() == null
        ? new Syntax.Index(bytes, from, span)
        : new Syntax.Slice(bytes, Optional.of(from), optional(either.to), span);
  }

  /** {@code data[::]}: two colons make an address, wherever they stand. */
  private Syntax addressAsIndex(Span index, Span span) {
    problems.add(
        problems
            .syntax(index, "a slice has one `:`")
            .label("two of them make an address")
            .help("write `data[FROM:TO]`, where either may be left out"));
    return new Syntax.Broken(span);
  }

  private Optional<Syntax> optional(PingsiftParser.@Nullable OperandContext context) {
    return context == null ? Optional.empty() : Optional.of(operand(context));
  }

  private Syntax primary(PingsiftParser.PrimaryContext context) {
    if (context instanceof PingsiftParser.ParenthesisedContext inner) {
      return condition(inner.expression());
    }
    if (context instanceof PingsiftParser.PathOrCallContext path) {
      return path.LPAREN() == null ? path(path.path()) : call(path);
    }
    return literals.value(context.getStart());
  }

  Syntax.Path path(PingsiftParser.PathContext context) {
    List<Name> names = new ArrayList<>();
    names.add(name(context.name()));
    context.word().forEach(word -> names.add(name(word)));
    return new Syntax.Path(names);
  }

  private Syntax call(PingsiftParser.PathOrCallContext context) {
    Syntax.Path path = path(context.path());
    Span span = span(context);
    List<Syntax> arguments = context.expression().stream().map(this::condition).toList();
    if (path.names().size() == 1) {
      return new Syntax.Call(path.names().get(0), arguments, span);
    }
    return methodCall(path, arguments, span);
  }

  /** {@code data.len()}: functions are not called on a value. */
  private Syntax methodCall(Syntax.Path path, List<Syntax> arguments, Span span) {
    int last = path.names().size() - 1;
    Name function = path.names().get(last);
    String receiver =
        String.join(".", path.names().subList(0, last).stream().map(Name::text).toList());
    Diagnostic.Builder problem =
        problems
            .syntax(path.span(), "a function has a plain name, without dots")
            .label("not a function");
    if (COLLECTIONS.contains(receiver)) {
      problem
          .help("the facts of all " + receiver + " are fields")
          .fix(new Fix(span, receiver + "." + function.text(), false));
    } else if (BYTE_TESTS.contains(function.text())) {
      problem.help("write `" + receiver + " " + function.text() + " \"…\"`");
    } else if (arguments.isEmpty()) {
      String call = function.text() + "(" + receiver + ")";
      problem.help("write `" + call + "`").fix(new Fix(span, call, true));
    } else {
      problem.help("write `" + function.text() + "(" + receiver + ", …)`");
    }
    problems.add(problem);
    return new Syntax.Broken(span);
  }

  // --- Parts that queries and throttles share ---

  List<Syntax.Path> keys(PingsiftParser.KeysContext context) {
    return context.path().stream().map(this::path).toList();
  }

  Syntax duration(TerminalNode number) {
    return literals.duration(number.getSymbol());
  }

  Syntax number(TerminalNode number) {
    return literals.number(number.getSymbol());
  }

  String text(TerminalNode string) {
    return literals.string(string.getSymbol());
  }
}
