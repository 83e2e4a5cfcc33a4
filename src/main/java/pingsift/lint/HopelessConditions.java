// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Expression.And;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Presence;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Joints;
import pingsift.check.Schema;
import pingsift.check.Side;
import pingsift.check.Type;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.text.Span;

/**
 * Finds: conditions that can never be true ({@code never-true}), that are always true where their
 * values are there ({@code always-true}), and values that a record of this kind never has ({@code
 * never-there}); alone, and two by two under one {@code and} or {@code or}.
 *
 * <p>Why: such a rule finds nothing, or everything, and nobody notices.
 *
 * <p>Example: {@code len < 100 and entropy > 7}. Better: {@code len >= 200 and entropy > 7}.
 *
 * <p>Fix: none is safe, since only the author knows what was meant.
 */
final class HopelessConditions implements RuleLint {
  /** Larger groups are looked at as a whole only: pairs grow with the square. */
  private static final int MOST_OPERANDS = 60;

  @Override
  public void check(CheckedRule rule, Schema schema, Consumer<Diagnostic> found) {
    Parts.conditions(rule, new Walk(rule, found)::walk);
  }

  /** One rule. */
  private record Walk(CheckedRule rule, Consumer<Diagnostic> found) {

    /** True where something was told: then what stands around it has the same cause. */
    boolean walk(Expression part, Reasoner reasoner) {
      if (part instanceof BoolLiteral literal) {
        return constant(literal);
      }
      if (Joints.isLowered(part)) {
        return test(part, reasoner);
      }
      Reasoner inside = Parts.inside(part, reasoner);
      List<Expression> sound = new ArrayList<>();
      boolean told = false;
      for (Expression child : part.parts()) {
        if (child.type() == Type.BOOL ? walk(child, inside) : walkValue(child, inside)) {
          told = true;
        } else {
          sound.add(child);
        }
      }
      if (Joints.isWritten(part) || part instanceof Quantifier) {
        boolean isGroup = part instanceof And || part instanceof Or;
        return (isGroup && sound.size() > 1 && group(part, sound, reasoner)) || told;
      }
      return told || test(part, reasoner);
    }

    /** Conditions in quantifiers that are part of a value; plain {@code count} has none written. */
    private boolean walkValue(Expression value, Reasoner reasoner) {
      boolean told = false;
      Reasoner inside = Parts.inside(value, reasoner);
      for (Expression part : value.parts()) {
        boolean counts = value instanceof Quantifier && !part.span().equals(value.span());
        told |= counts ? walk(part, inside) : walkValue(part, inside);
      }
      return told;
    }

    /**
     * {@code 5 > 3}; who writes {@code true} knows, and a window without `where` writes nothing.
     */
    private boolean constant(BoolLiteral literal) {
      String text = rule.text(literal);
      if (text.isEmpty() || text.equals("true") || text.equals("false")) {
        return false;
      }
      Kind kind = literal.value() ? Kind.ALWAYS_TRUE : Kind.NEVER_TRUE;
      String message = literal.value() ? " is always true" : " can never be true";
      tell(
          problem(kind, literal.span(), Words.quoted(rule, literal) + message)
              .label("both sides are constants"));
      return true;
    }

    // ---- one condition alone

    private boolean test(Expression test, Reasoner reasoner) {
      boolean canBeTrue = reasoner.assume(test, true, new Facts());
      boolean canBeFalse = reasoner.assume(test, false, new Facts());
      if (canBeTrue && canBeFalse) {
        return test instanceof Membership membership && members(membership, reasoner);
      }
      if (!canBeTrue && !canBeFalse) {
        neverThere(test, reasoner);
      } else if (!canBeTrue) {
        neverTrue(test, reasoner);
      } else {
        alwaysTrue(test, reasoner);
      }
      return true;
    }

    private void neverThere(Expression test, Reasoner reasoner) {
      Expression value = absent(test, reasoner);
      tell(
          problem(
                  Kind.NEVER_THERE,
                  value.span(),
                  Words.quoted(rule, value) + " is never there in this rule")
              .label(why(value, reasoner).orElse("such bytes never exist"))
              .help("a comparison with what is not there is neither true nor false"));
    }

    private void neverTrue(Expression test, Reasoner reasoner) {
      boolean asks = test instanceof Presence presence && presence.present();
      Diagnostic.Builder problem =
          problem(
              asks ? Kind.NEVER_THERE : Kind.NEVER_TRUE,
              test.span(),
              asks
                  ? Words.quoted(rule, test.parts().get(0)) + " is never there in this rule"
                  : Words.quoted(rule, test) + " can never be true");
      problem.label(why(test, reasoner).orElse("never true"));
      tell(problem);
    }

    private void alwaysTrue(Expression test, Reasoner reasoner) {
      if (reasoner.holds(test, true, new Facts())) {
        Diagnostic.Builder problem =
            problem(Kind.ALWAYS_TRUE, test.span(), Words.quoted(rule, test) + " is always true");
        why(test, reasoner).ifPresent(problem::label);
        tell(problem);
        return;
      }
      Expression value = absent(test, reasoner);
      String text = Words.quoted(rule, value);
      Diagnostic.Builder problem =
          problem(
              Kind.ALWAYS_TRUE,
              test.span(),
              Words.quoted(rule, test) + " is true whenever " + text + " is there");
      why(test, reasoner).ifPresent(problem::label);
      if (value instanceof FieldReference reference && !reference.field().isHidden()) {
        String ask = "exists(" + rule.text(value) + ")";
        problem.help("if that is meant, write `" + ask + "`").fix(new Fix(test.span(), ask, false));
      }
      tell(problem);
    }

    /** The value of a test that can be missing, or its first. */
    private Expression absent(Expression test, Reasoner reasoner) {
      if (test.parts().isEmpty()) {
        return test;
      }
      if (test instanceof Not not) {
        return absent(not.operand(), reasoner);
      }
      for (Expression part : test.parts()) {
        if (reasoner.canBeAbsent(part, new Facts())) {
          Optional<FieldReference> field = Words.firstField(part);
          boolean isField = part instanceof FieldReference;
          boolean fieldCan = field.isPresent() && reasoner.canBeAbsent(field.get(), new Facts());
          return fieldCan || isField ? field.orElseThrow() : part;
        }
      }
      Expression first = test.parts().get(0);
      return first.type() == Type.BOOL ? absent(first, reasoner) : first;
    }

    /** What the value of a condition can be: {@code `icmp.type` is 0 to 255}. */
    private Optional<String> why(Expression test, Reasoner reasoner) {
      Optional<FieldReference> field = Words.firstField(test);
      if (field.isPresent() && tellsType(field.get())) {
        return Optional.of(kindOfMessage(field.get().side()));
      }
      if (test instanceof Comparison comparison
          && Shape.of(comparison.left()).equals(Shape.of(comparison.right()))) {
        return Optional.of("both sides are the same value");
      }
      if (test instanceof Presence presence) {
        return Optional.of(Words.quoted(rule, presence.value()) + " is always there");
      }
      Optional<Constraint> constraint = constraint(test);
      if (constraint.isEmpty()) {
        return Optional.empty();
      }
      Expression value = constraint.get().value();
      NumberSet range = reasoner.ranges().of(value, new Facts());
      return Words.of(range, value.type()).map(words -> Words.quoted(rule, value) + " is " + words);
    }

    private boolean tellsType(FieldReference field) {
      return field.side() != Side.OWN
          && (!field.field().types().isEmpty() || field.field().name().endsWith("icmp.type"));
    }

    private static String kindOfMessage(Side side) {
      return switch (side) {
        case REQUEST -> "a request is always an Echo Request";
        case REPLY -> "a reply is always an Echo Reply";
        case FRAME, OWN, EXCHANGE -> "the frames of an iStream are Echo Requests and Replies";
      };
    }

    private static Optional<Constraint> constraint(Expression test) {
      Optional<Constraint> own = Constraint.of(test);
      return own.isPresent() || !Joints.isLowered(test) ? own : Constraint.of(test.parts().get(0));
    }

    /** Members of a set that the value can never be. */
    private boolean members(Membership membership, Reasoner reasoner) {
      boolean told = false;
      List<Literal> members = membership.members();
      for (int from = 0; from < members.size() && members.size() <= Constraint.MOST_MEMBERS; ) {
        Span span = members.get(from).span();
        int to = from;
        while (to < members.size() && members.get(to).span().equals(span)) {
          to++;
        }
        List<Literal> named = members.subList(from, to);
        Membership one = new Membership(membership.value(), named, span);
        if (to - from < members.size() && !reasoner.assume(one, true, new Facts())) {
          Diagnostic.Builder problem =
              problem(Kind.NEVER_TRUE, span, "this member can never be met");
          why(one, reasoner).ifPresent(problem::label);
          tell(problem);
          told = true;
        }
        from = to;
      }
      return told;
    }

    // ---- conditions together

    private boolean group(Expression group, List<Expression> operands, Reasoner reasoner) {
      boolean and = group instanceof And;
      Facts facts = new Facts();
      for (int i = 0; i < operands.size(); i++) {
        if (!reasoner.assume(operands.get(i), and, facts)) {
          together(group, operands.subList(0, i + 1), reasoner);
          return true;
        }
      }
      return and && deadAlternatives(operands, reasoner);
    }

    /** The last operand does not go with those before it: tells which of them it is. */
    private void together(Expression group, List<Expression> operands, Reasoner reasoner) {
      boolean and = group instanceof And;
      Expression last = operands.get(operands.size() - 1);
      for (Expression other : operands.subList(0, operands.size() - 1)) {
        Facts facts = new Facts();
        reasoner.assume(other, and, facts);
        if (!reasoner.assume(last, and, facts.copy())) {
          if (and) {
            conflict(other, last, facts, reasoner);
          } else {
            oneOfTwo(other, last, reasoner);
          }
          return;
        }
      }
      tell(
          problem(
                  and ? Kind.NEVER_TRUE : Kind.ALWAYS_TRUE,
                  group.span(),
                  and
                      ? "these conditions can never all hold"
                      : "one of these conditions holds whenever their values are there")
              .label(and ? "no record meets all of them" : "every record meets one of them"));
    }

    private void conflict(Expression other, Expression last, Facts facts, Reasoner reasoner) {
      boolean canBeFalse = reasoner.assume(last, false, facts.copy());
      Expression value = absent(last, reasoner);
      Diagnostic.Builder problem =
          canBeFalse
              ? problem(
                      Kind.NEVER_TRUE,
                      last.span(),
                      Words.quoted(rule, last)
                          + " never holds together with "
                          + Words.quoted(rule, other))
                  .label("never true here")
              : problem(
                      Kind.NEVER_THERE,
                      last.span(),
                      Words.quoted(rule, value)
                          + " is never there where "
                          + Words.quoted(rule, other)
                          + " holds")
                  .label("neither true nor false here");
      problem.other(
          other.span(),
          canBeFalse
              ? leaves(last, facts, reasoner).orElse("where this holds")
              : "where this holds");
      tell(problem);
    }

    private void oneOfTwo(Expression other, Expression last, Reasoner reasoner) {
      boolean sure = !reasoner.canBeUnknown(other) && !reasoner.canBeUnknown(last);
      tell(
          problem(
                  Kind.ALWAYS_TRUE,
                  last.span(),
                  Words.quoted(rule, other)
                      + " or "
                      + Words.quoted(rule, last)
                      + (sure
                          ? " is always true"
                          : " is true whenever " + subject(last, reasoner) + " is there"))
              .label("true wherever the other is not")
              .other(other.span(), "the other"));
    }

    private String subject(Expression last, Reasoner reasoner) {
      return Words.quoted(rule, absent(last, reasoner));
    }

    /** What one condition leaves for the value of another: {@code leaves `len` 0 to 99}. */
    private Optional<String> leaves(Expression last, Facts facts, Reasoner reasoner) {
      Optional<Constraint> constraint = constraint(last);
      if (constraint.isEmpty()) {
        return Optional.empty();
      }
      Expression value = constraint.get().value();
      boolean hidden = value instanceof FieldReference reference && reference.field().isHidden();
      NumberSet range = Relations.mostlyOf(value, reasoner.ranges().of(value, facts), facts);
      return hidden
          ? Optional.empty()
          : Words.of(range, value.type())
              .map(words -> "leaves " + Words.quoted(rule, value) + " " + words);
    }

    /** Parts of an {@code or} that another operand of the {@code and} around it rules out. */
    private boolean deadAlternatives(List<Expression> operands, Reasoner reasoner) {
      boolean told = false;
      for (Expression operand : operands) {
        boolean small = operand.parts().size() <= MOST_OPERANDS && operands.size() <= MOST_OPERANDS;
        if (operand instanceof Or or && Joints.isWritten(or) && small) {
          for (Expression alternative : or.operands()) {
            told |= deadAlternative(alternative, operand, operands, reasoner);
          }
        }
      }
      return told;
    }

    private boolean deadAlternative(
        Expression alternative, Expression or, List<Expression> operands, Reasoner reasoner) {
      for (Expression other : operands) {
        Facts facts = new Facts();
        if (other != or
            && reasoner.assume(other, true, facts)
            && !reasoner.assume(alternative, true, facts.copy())) {
          conflict(other, alternative, facts, reasoner);
          return true;
        }
      }
      return false;
    }

    private Diagnostic.Builder problem(Kind kind, Span span, String message) {
      return Diagnostic.of(kind, rule.source(), span, message);
    }

    private void tell(Diagnostic.Builder problem) {
      found.accept(problem.build());
    }
  }
}
