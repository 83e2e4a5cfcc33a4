// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

import java.util.List;
import java.util.Optional;
import pingsift.check.Collection;
import pingsift.check.Expression;
import pingsift.text.Span;

/**
 * A condition in a rule: the whole one or a part that is itself true, false or unknown. Immutable.
 *
 * @param index among the clauses of its {@link Clauses}, outer ones first, in source order
 * @param kind how it is made of its children
 * @param text as the user wrote it, with implied quantifiers written out
 * @param brief the same where its children are shown beside it: {@code count(…) >= 3}, {@code and}
 * @param elements what it is asked of; empty where that is the record (or window) itself
 * @param children of a joint its operands; of a quantifier or a test what it asks of elements
 */
public record Clause(
    int index,
    Kind kind,
    Expression condition,
    String text,
    String brief,
    Optional<Collection> elements,
    List<Clause> children) {
  public Clause {
    children = List.copyOf(children);
  }

  /** How a clause is made. */
  public enum Kind {
    AND,
    OR,
    NOT,
    /** {@code any}, {@code all} or {@code none} of elements that meet its only child. */
    QUANTIFIER,
    /** Anything else; its children stand in {@code count} and the like. */
    TEST;

    /** Whether the children are asked of the same record as the clause. */
    public boolean isJoint() {
      return this == AND || this == OR || this == NOT;
    }
  }

  public Span span() {
    return condition.span();
  }
}
