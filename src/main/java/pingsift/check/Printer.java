// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.Optional;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Quantifier;

/**
 * A checked condition for people, in rule syntax, with every implied {@code any} written out.
 *
 * <p>Only the joints are written anew: whatever has no {@code and}, {@code or}, {@code not} or
 * implied {@code any} in it is shown as the user wrote it.
 */
public final class Printer {
  /** How tightly a part holds together, for parentheses. */
  private enum Binding {
    OR,
    AND,
    NOT,
    TIGHT
  }

  private final CheckedRule rule;

  private Printer(CheckedRule rule) {
    this.rule = rule;
  }

  /**
   * Two lines, and one more for each step of a sequence: {@code istream where any(reply.data !=
   * request.data) or entropy > 7}, then {@code decided early} or the like, with what it waits for.
   */
  public static String print(CheckedRule rule) {
    return query(rule) + "\n" + decided(rule);
  }

  /** The scope and the condition, without a line end at the end. */
  public static String query(CheckedRule rule) {
    if (rule.query() instanceof CheckedQuery.Window window) {
      return WindowText.query(rule, window);
    }
    if (rule.query() instanceof CheckedQuery.Sequence sequence) {
      return new SequencePrinter(rule, sequence).print();
    }
    return rule.scope().word() + " where " + condition(rule);
  }

  /** The condition alone. */
  public static String condition(CheckedRule rule) {
    return part(rule, rule.condition());
  }

  /** A condition of the rule. */
  public static String part(CheckedRule rule, Expression condition) {
    return new Printer(rule).print(condition);
  }

  /** {@code decided early}, or {@code decided at the end: `entropy > 7` is open until then}. */
  public static String decided(CheckedRule rule) {
    if (rule.query() instanceof CheckedQuery.Window window) {
      return WindowText.decided(rule, window);
    }
    if (rule.query() instanceof CheckedQuery.Sequence sequence) {
      return new SequencePrinter(rule, sequence).decided();
    }
    String word = "decided " + rule.deciding().word();
    if (rule.deciding() != Deciding.AT_END) {
      return word;
    }
    Optional<Expression> open = Certainty.waitsFor(rule.condition());
    return open.map(part -> word + ": `" + rule.text(part) + "` can change until then")
        .orElse(word);
  }

  private String print(Expression part) {
    if (isWrittenWhole(part)) {
      return rule.text(part);
    }
    if (part instanceof Or or) {
      return join(or.operands(), " or ", Binding.OR);
    }
    if (part instanceof And and) {
      return join(and.operands(), " and ", Binding.AND);
    }
    if (part instanceof Not not) {
      return "not " + operand(not.operand(), Binding.NOT);
    }
    if (part instanceof Quantifier quantifier && quantifier.implied()) {
      return "any(" + print(quantifier.condition()) + ")";
    }
    return rule.text(part);
  }

  /** Whether a joint was made by the checker from one piece of text, as {@code not in} is. */
  private static boolean isWrittenWhole(Expression part) {
    if (!(part instanceof Or || part instanceof And || part instanceof Not)) {
      return false;
    }
    Expression first = part.parts().get(0);
    // the implied any spans all it gathers, and that can be the whole of its group
    boolean implied = first instanceof Quantifier quantifier && quantifier.implied();
    return !implied && first.span().equals(part.span());
  }

  private String join(List<Expression> operands, String word, Binding binding) {
    return String.join(word, operands.stream().map(o -> operand(o, binding)).toList());
  }

  private String operand(Expression part, Binding outer) {
    String text = print(part);
    return binding(part).compareTo(outer) <= 0 && binding(part) != Binding.NOT
        ? "(" + text + ")"
        : text;
  }

  private static Binding binding(Expression part) {
    if (isWrittenWhole(part)) {
      return Binding.TIGHT;
    }
    if (part instanceof Or) {
      return Binding.OR;
    }
    if (part instanceof And) {
      return Binding.AND;
    }
    return part instanceof Not ? Binding.NOT : Binding.TIGHT;
  }
}
