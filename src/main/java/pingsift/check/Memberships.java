// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pingsift.check.Expression.Between;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.StringLiteral;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/** {@code value in …}: a range, a set, a network or a named list. */
final class Memberships {
  private final RuleContext context;
  private final TreeChecker tree;
  private final Symbols symbols;
  private final SymbolHabits symbolHabits;

  Memberships(RuleContext context, TreeChecker tree, Symbols symbols, SymbolHabits symbolHabits) {
    this.context = context;
    this.tree = tree;
    this.symbols = symbols;
    this.symbolHabits = symbolHabits;
  }

  Expression in(Syntax.In in) {
    Optional<Expression> habit = symbolHabits.in(in);
    if (habit.isPresent()) {
      return habit.get();
    }
    Expression value = tree.expression(in.value());
    Expression inside = inside(value, in);
    return in.negated() && !RuleContext.isFailed(inside) ? new Not(inside, in.span()) : inside;
  }

  private Expression inside(Expression value, Syntax.In in) {
    Syntax target = in.target();
    if (target instanceof Syntax.Range range) {
      return range(value, range, in.span());
    }
    if (target instanceof Syntax.SetOf set) {
      return set(value, set, in.span());
    }
    if (target instanceof Syntax.Path path) {
      return list(value, path, in.span());
    }
    Expression only = tree.expression(target);
    if (RuleContext.isFailed(value) || RuleContext.isFailed(only)) {
      return context.failed(in.span());
    }
    boolean isAddress = only.type() == Type.NET || only.type() == Type.IP;
    if (!(only instanceof Literal literal) || !isAddress) {
      return context.fail(
          context
              .problem(Kind.TYPE_MISMATCH, target.span(), "`in` needs something that has members")
              .label("`" + only.type().word() + "`")
              .help(
                  target instanceof Syntax.Arithmetic range && range.operator().text().equals("-")
                      ? "write the range `%s..%s`"
                          .formatted(
                              context.text(range.left().span()), context.text(range.right().span()))
                      : "write a range `1..5`, a set `{ 1, 5 }`, a network or the name of a list"),
          in.span());
    }
    return lower(value, List.of(Lists.Member.of(literal)), in.span(), Optional.empty());
  }

  private Expression range(Expression value, Syntax.Range range, Span span) {
    Expression low = tree.expression(range.low());
    Expression high = tree.expression(range.high());
    if (anyFailed(value, low, high)) {
      return context.failed(span);
    }
    boolean fits =
        value.type().isOrdered()
            && Comparisons.areComparable(value.type(), low.type())
            && Comparisons.areComparable(value.type(), high.type());
    if (!fits) {
      Diagnostic.Builder problem =
          context
              .problem(
                  Kind.TYPE_MISMATCH, range.span(), "this range does not fit what it is asked for")
              .label("from `%s` to `%s`".formatted(low.type().word(), high.type().word()))
              .other(value.span(), "`" + value.type().word() + "`");
      if (value.type() == Type.IP) {
        problem.help("write the addresses as a network, such as `10.0.0.0/8`");
      } else if (value.type() == Type.DURATION) {
        problem.help("give both ends a unit, such as `5s..10m`");
      }
      return context.fail(problem, span);
    }
    if (low instanceof Literal a && high instanceof Literal b && Literals.compare(a, b) > 0) {
      return emptyRange(range.span(), span);
    }
    return new Between(value, low, high, span);
  }

  private static boolean anyFailed(Expression... parts) {
    for (Expression part : parts) {
      if (RuleContext.isFailed(part)) {
        return true;
      }
    }
    return false;
  }

  private Expression emptyRange(Span range, Span part) {
    return context.fail(
        context
            .problem(Kind.LITERAL, range, "nothing lies in this range")
            .label("ends below where it begins")
            .help("write the smaller end first"),
        part);
  }

  private Expression set(Expression value, Syntax.SetOf set, Span span) {
    if (set.members().isEmpty()) {
      return context.fail(
          context
              .problem(Kind.LITERAL, set.span(), "nothing is in this set")
              .label("has no members"),
          span);
    }
    Optional<Symbols.Named> named = symbols.named(value);
    List<Lists.Member> members = new ArrayList<>();
    List<Literal> keys = new ArrayList<>();
    boolean whole = true;
    for (Syntax part : set.members()) {
      if (named.isPresent() && Symbols.isMember(named.get(), part)) {
        Optional<List<Literal>> found = symbols.keys(named.get(), part);
        found.ifPresent(keys::addAll);
        whole &= found.isPresent();
      } else if (named.isPresent() && symbolHabits.dashed(named.get().words(), part)) {
        whole = false;
      } else if (RuleContext.isFailed(value) && symbols.isValueName(part)) {
        whole = false; // a name of the field that was meant
      } else {
        Optional<Lists.Member> member = member(part);
        member.ifPresent(members::add);
        whole &= member.isPresent();
      }
    }
    if (!whole || RuleContext.isFailed(value)) {
      return context.failed(span);
    }
    return lower(value, members, span, byName(named, keys, span));
  }

  private static Optional<Expression> byName(
      Optional<Symbols.Named> named, List<Literal> keys, Span span) {
    return named.isPresent() && !keys.isEmpty()
        ? Optional.of(new Membership(named.get().key(), keys, span))
        : Optional.empty();
  }

  /** A constant member of a set; empty where it is none, which is then reported. */
  private Optional<Lists.Member> member(Syntax part) {
    if (part instanceof Syntax.Range range) {
      Optional<Literal> low = constant(range.low());
      Optional<Literal> high = constant(range.high());
      return low.isPresent() && high.isPresent()
          ? Optional.of(new Lists.Member(low.get(), high, range.span()))
          : Optional.empty();
    }
    return constant(part).map(Lists.Member::of);
  }

  private Optional<Literal> constant(Syntax part) {
    Expression value = tree.expression(part);
    if (value instanceof Literal literal) {
      return Optional.of(literal);
    }
    if (!RuleContext.isFailed(value)) {
      context.fail(
          context
              .problem(Kind.LITERAL, part.span(), "a set holds constants only")
              .label("not known before a frame is read")
              .help("compare with `==`, and join with `or`"),
          part.span());
    }
    return Optional.empty();
  }

  private Expression list(Expression value, Syntax.Path path, Span span) {
    Optional<Lists.Entry> entry = context.lists().find(path.text());
    if (entry.isEmpty()) {
      return context.lists().unknown(path, context);
    }
    if (RuleContext.isFailed(value) || entry.get().members().isEmpty()) {
      return context.failed(span);
    }
    Members members = entry.get().members().get();
    Optional<Symbols.Named> named = symbols.named(value).filter(Symbols.Named::isText);
    if (named.isPresent()) {
      return names(named.get(), members.at(path.span()), span);
    }
    if (DigestTexts.isDigest(value)) {
      return lower(value, members.at(path.span()), span, Optional.empty());
    }
    Members.Converted converted = members.as(value.type());
    if (converted.misfit().isPresent()) {
      Literal here = Literals.at(converted.misfit().get(), path.span());
      Diagnostic.Builder problem = doesNotFit(value, Lists.Member.of(here));
      return context.fail(
          problem.other(entry.get().source(), entry.get().name().span(), "this list"), span);
    }
    List<Expression> parts = new ArrayList<>();
    for (Lists.Member range : members.rangesAt(path.span())) {
      Expression part = range(value, range.low(), range.high().orElseThrow(), range, span);
      if (RuleContext.isFailed(part)) {
        return part;
      }
      parts.add(part);
    }
    return joined(value, converted.single(), parts, span);
  }

  /** Texts of a list are names of the value. */
  private Expression names(Symbols.Named named, List<Lists.Member> members, Span span) {
    List<Lists.Member> others = new ArrayList<>();
    List<Literal> keys = new ArrayList<>();
    for (Lists.Member member : members) {
      if (member.high().isEmpty() && member.low() instanceof StringLiteral text) {
        Optional<List<Literal>> found = symbols.keys(named, text.value(), text.span());
        if (found.isEmpty()) {
          return context.failed(span);
        }
        keys.addAll(found.get());
      } else {
        others.add(member);
      }
    }
    return lower(named.value(), others, span, byName(Optional.of(named), keys, span));
  }

  /** Plain members become one membership, ranges one comparison each; {@code or} joins them. */
  private Expression lower(
      Expression value, List<Lists.Member> members, Span span, Optional<Expression> first) {
    List<Expression> parts = new ArrayList<>();
    first.ifPresent(parts::add);
    List<Literal> plain = new ArrayList<>();
    for (Lists.Member member : members) {
      if (member.high().isPresent()) {
        Expression range = range(value, member.low(), member.high().get(), member, span);
        if (RuleContext.isFailed(range)) {
          return range;
        }
        parts.add(range);
        continue;
      }
      if (member.low() instanceof BytesLiteral bytes
          && DigestTexts.isDigest(value)
          && !new DigestTexts(context).fits(value, bytes)) {
        return context.failed(span);
      }
      if (member.low() instanceof StringLiteral text && DigestTexts.isDigest(value)) {
        Optional<BytesLiteral> digest = new DigestTexts(context).bytes(value, text);
        if (digest.isEmpty()) {
          return context.failed(span);
        }
        plain.add(digest.get());
        continue;
      }
      Optional<Literal> low = Literals.convert(member.low(), value.type());
      if (low.isEmpty()) {
        return context.fail(doesNotFit(value, member), span);
      }
      plain.add(low.get());
    }
    return joined(value, plain, parts, span);
  }

  private static Expression joined(
      Expression value, List<Literal> plain, List<Expression> parts, Span span) {
    if (!plain.isEmpty() || parts.isEmpty()) {
      parts.add(new Membership(value, plain, span));
    }
    return parts.size() == 1 ? parts.get(0) : new Or(parts, span);
  }

  /** Ends may be fractions where the value is a whole number, and the other way round. */
  private Expression range(
      Expression value, Literal low, Literal high, Lists.Member member, Span span) {
    boolean fits =
        value.type().isOrdered()
            && Comparisons.areComparable(value.type(), low.type())
            && Comparisons.areComparable(value.type(), high.type());
    if (!fits) {
      return context.fail(doesNotFit(value, member), span);
    }
    return Literals.compare(low, high) > 0
        ? emptyRange(member.span(), span)
        : new Between(value, low, high, span);
  }

  private Diagnostic.Builder doesNotFit(Expression value, Lists.Member member) {
    if (value.type() == Type.INT && member.low().type() == Type.FLOAT) {
      return context
          .problem(Kind.TYPE_MISMATCH, member.span(), "a whole number can never be this fraction")
          .label("not whole")
          .other(value.span(), "always whole");
    }
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.TYPE_MISMATCH,
                member.span(),
                "%s can never be %s".formatted(value.type().noun(), member.low().type().noun()))
            .label("`" + member.low().type().word() + "`")
            .other(value.span(), "`" + value.type().word() + "`");
    if (value.type() == Type.DURATION && member.low().type() == Type.INT) {
      problem.help("give the number a unit, such as `5s`");
    }
    boolean quoted = member.low() instanceof StringLiteral && value.type() != Type.BOOL;
    if (quoted && context.text(member.span()).matches("\"[0-9a-fA-F]*[0-9:][^\"]*\"")) {
      String plain = context.text(member.span()).replace("\"", "");
      problem.help("write it without quotes").fix(new Fix(member.span(), plain, false));
    }
    return problem;
  }
}
