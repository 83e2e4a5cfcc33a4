// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.Or;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/** {@code and}, {@code or}, {@code not}, and what may stand as a condition. */
final class Conditions {
  private final RuleContext context;
  private final TreeChecker tree;
  private final ImpliedAny impliedAny;

  Conditions(RuleContext context, TreeChecker tree, ImpliedAny impliedAny) {
    this.context = context;
    this.tree = tree;
    this.impliedAny = impliedAny;
  }

  Expression and(Syntax.And and) {
    List<Expression> operands = impliedAny.group(conditions(and.operands()), And::new);
    return operands.size() == 1 ? operands.get(0) : new And(operands, and.span());
  }

  Expression or(Syntax.Or or) {
    List<Expression> operands = impliedAny.group(conditions(or.operands()), Or::new);
    return operands.size() == 1 ? operands.get(0) : new Or(operands, or.span());
  }

  Expression not(Syntax.Not not) {
    Expression operand = condition(not.operand());
    impliedAny.warnUnderNot(operand, not.span());
    return new Not(operand, not.span());
  }

  private List<Expression> conditions(List<Syntax> operands) {
    List<Expression> conditions = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Optional<String> repeated =
          i == 0 ? Optional.empty() : repeated(operands.get(i - 1), operands.get(i));
      conditions.add(condition(operands.get(i), repeated));
    }
    return conditions;
  }

  /** What {@code icmp.type == 8 or 0} means: the comparison before a lone constant, with it. */
  private Optional<String> repeated(Syntax before, Syntax part) {
    boolean constant =
        part instanceof Syntax.IntValue
            || part instanceof Syntax.FloatValue
            || part instanceof Syntax.DurationValue
            || part instanceof Syntax.NetValue
            || part instanceof Syntax.StringValue
            || part instanceof Syntax.BytesValue
            || part instanceof Syntax.RegexValue;
    Optional<Span> beginning =
        before instanceof Syntax.Compare compare
            ? Optional.of(compare.left().span().to(compare.operator().span()))
            : before instanceof Syntax.ByteTest test
                ? Optional.of(test.bytes().span().to(test.operator().span()))
                : Optional.empty();
    return constant
        ? beginning.map(span -> context.text(span) + " " + context.text(part.span()))
        : Optional.empty();
  }

  /** A part that must be true or false. */
  Expression condition(Syntax part) {
    return condition(part, Optional.empty());
  }

  private Expression condition(Syntax part, Optional<String> repeated) {
    Expression condition = tree.expression(part);
    if (condition.type() == Type.BOOL || RuleContext.isFailed(condition)) {
      return condition;
    }
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.TYPE_MISMATCH,
                part.span(),
                "a condition must be true or false, and this is " + condition.type().noun())
            .label("`" + condition.type().word() + "`");
    repeated.ifPresentOrElse(
        whole ->
            problem
                .help("each side is a condition of its own: `" + whole + "`")
                .fix(new Fix(part.span(), whole, false)),
        () -> comparisonHelp(condition).ifPresent(problem::help));
    return context.fail(problem, part.span());
  }

  private Optional<String> comparisonHelp(Expression value) {
    if (value.parts().isEmpty() && !(value instanceof Expression.FieldReference)) {
      return Optional.empty(); // `5 > 7` helps nobody
    }
    String text = context.text(value.span());
    if (value instanceof Expression.Arithmetic bits && bits.operator().isBitwise()) {
      return Optional.of("to ask whether a bit is set write `" + text + " != 0`");
    }
    return switch (value.type()) {
      case INT, FLOAT -> Optional.of("compare it with a number: `" + text + " > 7`");
      case DURATION -> Optional.of("compare it with a duration: `" + text + " > 5s`");
      case BYTES -> Optional.of("look into it: `" + text + " contains \"…\"`");
      case IP -> Optional.of("compare it with an address, or ask `" + text + " in 10.0.0.0/8`");
      case STRING -> Optional.of("compare it with a text: `" + text + " == \"…\"`");
      case BOOL, NET, TIME, ERROR -> Optional.empty();
    };
  }

  /**
   * The part itself, unless it mixes one element with a value of the iStream that changes while the
   * element is looked at.
   */
  Expression unmixed(Expression part) {
    if (context.scope() != Scope.ISTREAM || context.isWindow()) {
      return part;
    }
    Level level = Level.of(part);
    return level.element().isPresent() && level.growing().isPresent()
        ? Mixtures.elementWithWhole(context, level, part.span())
        : part;
  }
}
