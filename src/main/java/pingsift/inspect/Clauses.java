// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Collection;
import pingsift.check.Expression;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Joints;
import pingsift.check.Printer;
import pingsift.check.Scope;
import pingsift.check.Type;

/**
 * The clauses of one condition of a rule. Immutable.
 *
 * @param part which condition: that of a rule over single records is 0, those of a sequence's steps
 *     count from 0, of a window 0 is {@code where} and {@link #HAVING} is {@code having}
 * @param scope of the records that it is asked of, or that its window holds
 * @param all by index; the first is the whole condition
 */
public record Clauses(CheckedRule rule, int part, Scope scope, List<Clause> all) {
  public static final int HAVING = -1;

  public Clauses {
    all = List.copyOf(all);
  }

  public Clause root() {
    return all.get(0);
  }

  /** All conditions of a rule, in source order; an unwritten {@code where} is none. */
  public static List<Clauses> of(CheckedRule rule) {
    List<Clauses> all = new ArrayList<>();
    List<CheckedQuery.Single> singles = rule.query().singles();
    for (int part = 0; part < singles.size(); part++) {
      CheckedQuery.Single single = singles.get(part);
      boolean written = !(rule.query() instanceof CheckedQuery.Window w) || w.hasCondition();
      if (written) {
        all.add(new Builder(rule).clauses(part, single.scope(), single.condition()));
      }
    }
    if (rule.query() instanceof CheckedQuery.Window window) {
      Scope scope = window.records().scope();
      all.add(new Builder(rule).clauses(HAVING, scope, window.having()));
    }
    return all;
  }

  /** One condition. */
  private static final class Builder {
    private final CheckedRule rule;
    private final List<Clause> all = new ArrayList<>();
    private int next;

    Builder(CheckedRule rule) {
      this.rule = rule;
    }

    Clauses clauses(int part, Scope scope, Expression condition) {
      add(condition, Optional.empty());
      all.sort((a, b) -> Integer.compare(a.index(), b.index()));
      return new Clauses(rule, part, scope, all);
    }

    private Clause add(Expression condition, Optional<Collection> elements) {
      int index = next++;
      Clause.Kind kind = kind(condition);
      List<Clause> children = new ArrayList<>();
      if (kind.isJoint()) {
        condition.parts().forEach(part -> children.add(add(part, elements)));
      } else {
        addCounted(condition, children);
      }
      String text = Printer.part(rule, condition);
      String brief = brief(kind, condition, text);
      Clause clause = new Clause(index, kind, condition, text, brief, elements, children);
      all.add(clause);
      return clause;
    }

    /** The conditions in quantifiers below a clause that is no joint. */
    private void addCounted(Expression part, List<Clause> children) {
      if (part instanceof Quantifier quantifier) {
        boolean written = !quantifier.condition().span().equals(quantifier.span());
        if (written || quantifier.implied()) { // a bare `count()` asks nothing
          children.add(add(quantifier.condition(), Optional.of(quantifier.collection())));
        }
        return;
      }
      part.parts().forEach(child -> addCounted(child, children));
    }

    private String brief(Clause.Kind kind, Expression condition, String text) {
      return switch (kind) {
        case AND, OR, NOT -> kind.name().toLowerCase(Locale.ROOT);
        case QUANTIFIER -> ((Quantifier) condition).kind().name().toLowerCase(Locale.ROOT) + "(…)";
        case TEST -> withoutCounted(condition, text);
      };
    }

    /** The text without what is asked of elements. */
    private String withoutCounted(Expression part, String text) {
      if (part instanceof Quantifier quantifier) {
        String asked = rule.text(quantifier.condition());
        boolean bare = quantifier.condition().span().equals(quantifier.span());
        return bare || asked.isEmpty()
            ? text
            : text.replaceFirst("\\(\\s*" + Pattern.quote(asked) + "\\s*\\)", "(…)");
      }
      String brief = text;
      for (Expression child : part.parts()) {
        brief = withoutCounted(child, brief);
      }
      return brief;
    }

    private static Clause.Kind kind(Expression condition) {
      if (Joints.isWritten(condition)) {
        return condition instanceof And
            ? Clause.Kind.AND
            : condition instanceof Or ? Clause.Kind.OR : Clause.Kind.NOT;
      }
      boolean quantifier = condition instanceof Quantifier && condition.type() == Type.BOOL;
      return quantifier ? Clause.Kind.QUANTIFIER : Clause.Kind.TEST;
    }
  }
}
