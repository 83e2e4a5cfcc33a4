// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/** Changes of what is true or false: joints, comparisons, memberships, quantifiers. */
final class ConditionChanges {
  private static final Map<String, List<String>> COMPARISONS =
      Map.of(
          "<", List.of("<=", ">="),
          "<=", List.of("<", ">"),
          ">", List.of(">=", "<="),
          ">=", List.of(">", "<"),
          "!=", List.of("=="));

  private static final Map<String, List<String>> CALLS =
      Map.of(
          "any", List.of("all"),
          "all", List.of("any"),
          "none", List.of("any"));

  private static final Map<String, String> BYTE_TESTS =
      Map.of("contains", "startswith", "startswith", "contains", "endswith", "contains");

  private final Changes changes;
  private final ValueChanges values;

  ConditionChanges(Changes changes) {
    this.changes = changes;
    this.values = new ValueChanges(changes);
  }

  /** All changes of a condition and of its parts. */
  void visit(Syntax tree) {
    if (tree instanceof Syntax.And and) {
      joint(and.operands(), and.span(), "and", "or");
    } else if (tree instanceof Syntax.Or or) {
      joint(or.operands(), or.span(), "or", "and");
    } else if (tree instanceof Syntax.Not not) {
      Span word = new Span(not.span().start(), not.span().start() + "not".length());
      changes.leaveOut(Operator.NOT, word, word);
      visit(not.operand());
    } else if (tree instanceof Syntax.Compare compare) {
      compare(compare);
    } else if (tree instanceof Syntax.In in) {
      in(in);
    } else if (tree instanceof Syntax.ByteTest test) {
      byteTest(test);
    } else if (tree instanceof Syntax.Call call) {
      call(call);
    } else {
      values.visit(tree, this);
    }
  }

  private void joint(List<Syntax> operands, Span whole, String word, String other) {
    List<Span> places = new ArrayList<>();
    operands.forEach(operand -> places.add(changes.withParentheses(operand.span(), whole)));
    for (int i = 0; i < operands.size(); i++) {
      Span cut =
          i + 1 < operands.size()
              ? new Span(places.get(i).start(), places.get(i + 1).start())
              : new Span(places.get(i - 1).end(), places.get(i).end());
      changes.leaveOut(Operator.CONDITION, operands.get(i).span(), cut);
      if (i > 0) {
        changes
            .word(word, places.get(i - 1).end(), places.get(i).start())
            .ifPresent(span -> changes.replace(Operator.JOINT, span, other));
      }
    }
    operands.forEach(this::visit);
  }

  private void compare(Syntax.Compare compare) {
    String operator = compare.operator().text();
    Span span = compare.operator().span();
    if (operator.equals("==")) {
      changes.replace(Operator.COMPARISON, span, "!=");
      if (isNumber(compare.left()) || isNumber(compare.right())) {
        changes.replace(Operator.COMPARISON, span, List.of(">=", "<="));
      }
    } else {
      changes.replace(Operator.COMPARISON, span, COMPARISONS.getOrDefault(operator, List.of()));
    }
    // a number first: that `> 3` is `>= 4` is seen where both changes are near each other
    if (isNumber(compare.right())) {
      visit(compare.right());
      visit(compare.left());
    } else {
      visit(compare.left());
      visit(compare.right());
    }
  }

  private static boolean isNumber(Syntax tree) {
    return tree instanceof Syntax.IntValue
        || tree instanceof Syntax.FloatValue
        || tree instanceof Syntax.DurationValue;
  }

  private void in(Syntax.In in) {
    int from = in.value().span().end();
    int to = in.target().span().start();
    if (in.negated()) {
      changes.word("not", from, to).ifPresent(word -> changes.leaveOut(Operator.NOT, word, word));
    } else {
      changes
          .word("in", from, to)
          .ifPresent(word -> changes.replace(Operator.COMPARISON, word, "not in"));
    }
    visit(in.value());
    if (in.target() instanceof Syntax.Path list) {
      changes.say(
          Operator.MEMBER,
          list.span(),
          List.of(new Edit(in.span(), in.negated() ? "true" : "false")),
          "the list `" + list.text() + "` is empty");
    } else {
      visit(in.target());
    }
  }

  private void byteTest(Syntax.ByteTest test) {
    String other = BYTE_TESTS.get(test.operator().text());
    if (other != null) {
      changes.replace(Operator.BYTE_TEST, test.operator().span(), other);
    }
    if (test.nocase()) {
      changes
          .word("nocase", test.pattern().span().end(), test.span().end())
          .ifPresent(word -> changes.leaveOut(Operator.NOCASE, word, word));
    }
    visit(test.bytes());
    visit(test.pattern());
  }

  private void call(Syntax.Call call) {
    String name = call.function().text();
    changes.replace(
        Operator.QUANTIFIER, call.function().span(), CALLS.getOrDefault(name, List.of()));
    boolean one = call.arguments().size() == 1;
    if (name.equals("any") && one && call.arguments().get(0) instanceof Syntax.And and) {
      splitAny(call.function().span(), call.span(), and);
    }
    values.call(call);
    call.arguments().forEach(this::visit);
  }

  /** {@code any(a and b)} becomes {@code any(a) and any(b)}. */
  void splitAny(Span shown, Span whole, Syntax.And and) {
    List<String> parts = new ArrayList<>();
    for (Syntax operand : and.operands()) {
      Span place = changes.withParentheses(operand.span(), and.span());
      parts.add("any(" + changes.text(place) + ")");
    }
    changes.say(
        Operator.SAME_ELEMENT,
        shown,
        List.of(new Edit(whole, "(" + String.join(" and ", parts) + ")")),
        "the parts of this `any` may hold on different elements");
  }
}
