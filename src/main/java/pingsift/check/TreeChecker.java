// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import pingsift.diag.Kind;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/**
 * Checks one condition: sends each part of the tree to the family that knows it.
 *
 * <p>Every way into the tree leads through here, so that depth is bounded in one place.
 */
final class TreeChecker {
  /**
   * How deep a condition may nest. The parser has its own limit; this one keeps trees from other
   * hands, and long chains of arithmetic, from overflowing the stack of everything that walks them.
   */
  static final int MOST_DEPTH = 400;

  private final RuleContext context;
  private final Names names;
  private final WindowNames windowNames;
  private final Values values;
  private final Arithmetics arithmetics;
  private final Calls calls;
  private final Conditions conditions;
  private final Comparisons comparisons;
  private final Memberships memberships;
  private final ByteTests byteTests;
  private final ImpliedAny impliedAny;
  private int depth;
  private boolean tooDeepTold;

  TreeChecker(RuleContext context) {
    this.context = context;
    this.names = new Names(context);
    this.values = new Values(context, this);
    this.arithmetics = new Arithmetics(context, this);
    this.impliedAny = new ImpliedAny(context);
    this.conditions = new Conditions(context, this, impliedAny);
    Quantifiers quantifiers = new Quantifiers(context, this, conditions);
    this.calls = new Calls(context, this, quantifiers);
    this.windowNames = new WindowNames(context, names, quantifiers);
    Symbols symbols = new Symbols(context, this, names);
    SymbolHabits symbolHabits = new SymbolHabits(context, names);
    this.comparisons = new Comparisons(context, this, symbols, symbolHabits);
    this.memberships = new Memberships(context, this, symbols, symbolHabits);
    this.byteTests = new ByteTests(context, this);
  }

  /** The condition of a whole rule, with every implied quantifier written out. */
  Expression rule(Syntax tree) {
    return impliedAny.wrap(conditions.condition(tree));
  }

  /** The condition on all records of a window, or a part of it. */
  Expression window(Syntax tree) {
    return conditions.condition(tree);
  }

  /** A value of a whole record; a condition has its implied quantifiers written out. */
  Expression value(Syntax part) {
    Expression value = expression(part);
    return value.type() == Type.BOOL ? impliedAny.wrap(value) : value;
  }

  /** Any part; its type may be anything. */
  Expression expression(Syntax tree) {
    if (depth >= MOST_DEPTH) {
      return tooDeep(tree.span());
    }
    depth++;
    try {
      Expression part = dispatch(tree);
      return isGroup(tree) || part.type() != Type.BOOL ? part : conditions.unmixed(part);
    } finally {
      depth--;
    }
  }

  private static boolean isGroup(Syntax tree) {
    return tree instanceof Syntax.And || tree instanceof Syntax.Or || tree instanceof Syntax.Not;
  }

  private Expression dispatch(Syntax tree) {
    if (tree instanceof Syntax.Or or) {
      return conditions.or(or);
    }
    if (tree instanceof Syntax.And and) {
      return conditions.and(and);
    }
    if (tree instanceof Syntax.Not not) {
      return conditions.not(not);
    }
    if (tree instanceof Syntax.Compare compare) {
      return comparisons.compare(compare);
    }
    if (tree instanceof Syntax.In in) {
      return memberships.in(in);
    }
    if (tree instanceof Syntax.ByteTest test) {
      return byteTests.test(test);
    }
    if (tree instanceof Syntax.Arithmetic arithmetic) {
      return arithmetics.arithmetic(arithmetic);
    }
    if (tree instanceof Syntax.Negate negate) {
      return arithmetics.negate(negate);
    }
    if (tree instanceof Syntax.Path path) {
      return windowNames.find(path).orElseGet(() -> names.resolve(path));
    }
    if (tree instanceof Syntax.Call call) {
      return calls.call(call);
    }
    return values.value(tree);
  }

  private Expression tooDeep(Span span) {
    if (tooDeepTold) {
      return context.failed(span);
    }
    tooDeepTold = true;
    return context.fail(
        context
            .problem(Kind.TOO_DEEP, span, "this condition nests too deep")
            .label("more than " + MOST_DEPTH + " levels down")
            .help("split the rule, or write long sums with fewer terms"),
        span);
  }
}
