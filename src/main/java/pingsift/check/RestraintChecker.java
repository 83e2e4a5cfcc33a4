// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import pingsift.check.Expression.FieldReference;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Item;
import pingsift.text.SourceText;

/**
 * Checks {@code limit}, {@code after} and {@code suppress} against the rule that they belong to.
 */
final class RestraintChecker {
  /** The times of so many matches are remembered for each key. */
  static final long MOST_AFTER = 10_000;

  private final Schema schema;
  private final Lists lists;
  private final Consumer<Diagnostic> problems;

  RestraintChecker(Schema schema, Lists lists, Consumer<Diagnostic> problems) {
    this.schema = schema;
    this.lists = lists;
    this.problems = problems;
  }

  /** The throttles of a rule; empty where one is wrong, which has been told. */
  Optional<Restraint> throttles(
      List<Item.Throttle> throttles, CheckedQuery query, SourceText source) {
    Optional<Throttle> after = Optional.empty();
    Optional<Throttle> limit = Optional.empty();
    boolean sound = true;
    for (Item.Throttle throttle : throttles) {
      boolean isLimit = throttle.word().text().equals("limit");
      Optional<Throttle> checked = throttle(throttle, query, source);
      Optional<Throttle> first = isLimit ? limit : after;
      if (first.isPresent()) {
        tellSecond(throttle, first.get(), source);
        sound = false;
      } else if (isLimit) {
        limit = checked;
      } else {
        after = checked;
      }
      sound &= checked.isPresent();
    }
    return sound ? Optional.of(new Restraint(List.of(), after, limit)) : Optional.empty();
  }

  private void tellSecond(Item.Throttle second, Throttle first, SourceText source) {
    String word = second.word().text();
    problems.accept(
        Diagnostic.of(
                Kind.DUPLICATE_NAME, source, second.span(), "a rule has one `" + word + "` at most")
            .label("the second one")
            .other(first.span(), "the first one")
            .build());
  }

  private Optional<Throttle> throttle(
      Item.Throttle throttle, CheckedQuery query, SourceText source) {
    Scope scope = query.singles().get(0).scope();
    RuleContext context = new RuleContext(schema, scope, lists, source, problems);
    if (throttle.durationNanos() == 0) {
      context.fail(
          context
              .problem(Kind.LITERAL, throttle.span(), "nothing happens within no time")
              .label("a duration of 0"),
          throttle.span());
    }
    if (throttle.word().text().equals("after") && throttle.count() > MOST_AFTER) {
      context.fail(
          context
              .problem(Kind.TOO_LARGE, throttle.span(), "`after` counts to 10,000 at most")
              .label("more than 10,000")
              .help("to count records, write a window: `frames … over 10m having count() > 50000`"),
          throttle.span());
    }
    List<FieldReference> keys = new Keys(context).check(throttle.keys());
    keys.forEach(key -> checkShared(key, query, context));
    return context.hasFailed()
        ? Optional.empty()
        : Optional.of(
            new Throttle(throttle.count(), throttle.durationNanos(), keys, throttle.span()));
  }

  /** The records of a window or a sequence have nothing in common but their keys. */
  private static void checkShared(FieldReference key, CheckedQuery query, RuleContext context) {
    List<FieldReference> shared;
    if (query instanceof CheckedQuery.Window window) {
      shared = window.keys();
    } else if (query instanceof CheckedQuery.Sequence sequence) {
      shared = sequence.steps().get(0).keys();
    } else {
      return;
    }
    if (shared.stream().noneMatch(other -> isSame(key, other))) {
      context.fail(
          context
              .problem(
                  Kind.WRONG_SCOPE,
                  key.span(),
                  "`" + context.text(key.span()) + "` differs from record to record")
              .label("not one of the keys of this `" + query.word() + "` rule")
              .help("use keys that stand after its own `by`"),
          key.span());
    }
  }

  static boolean isSame(FieldReference a, FieldReference b) {
    return a.field().equals(b.field()) && a.side() == b.side();
  }

  /** A suppression of a sound rule; empty where it is wrong, which has been told. */
  Optional<Suppression> suppression(Item.Suppress suppress, CheckedRule rule, SourceText source) {
    if (rule.query() instanceof CheckedQuery.Sequence) {
      problems.accept(
          Diagnostic.of(
                  Kind.WRONG_SCOPE,
                  source,
                  suppress.rule().span(),
                  "a sequence has no record that could be looked at")
              .label("a rule with `sequence`")
              .help("add `and not …` to its first step")
              .build());
      return Optional.empty();
    }
    RuleContext context = new RuleContext(schema, rule.scope(), lists, source, problems);
    Expression condition = new TreeChecker(context).rule(suppress.condition());
    return context.hasFailed()
        ? Optional.empty()
        : Optional.of(
            new Suppression(
                new CheckedQuery.Single(rule.scope(), condition, Deciding.AT_ONCE),
                source,
                suppress.span()));
  }
}
