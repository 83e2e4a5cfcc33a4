// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import pingsift.check.CheckedRule;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Restraint;
import pingsift.check.Suppression;
import pingsift.check.Throttle;
import pingsift.text.Place;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * Changes of what keeps matches from becoming alerts: {@code limit}, {@code after}, suppressions.
 */
final class RestraintChanges {
  private final CheckedRule rule;
  private final List<Mutant> made = new ArrayList<>();

  private RestraintChanges(CheckedRule rule) {
    this.rule = rule;
  }

  static List<Mutant> of(CheckedRule rule) {
    RestraintChanges changes = new RestraintChanges(rule);
    Restraint all = rule.restraint();
    all.after()
        .ifPresent(
            after ->
                changes.throttle(
                    after, now -> new Restraint(all.suppressions(), now, all.limit())));
    all.limit()
        .ifPresent(
            limit ->
                changes.throttle(
                    limit, now -> new Restraint(all.suppressions(), all.after(), now)));
    for (Suppression suppression : all.suppressions()) {
      List<Suppression> others =
          all.suppressions().stream().filter(other -> !other.equals(suppression)).toList();
      changes.add(
          Operator.RESTRAINT,
          new Place(suppression.source().original(), suppression.span()),
          "",
          "",
          new Restraint(others, all.after(), all.limit()));
    }
    return changes.made;
  }

  private void throttle(Throttle old, Function<Optional<Throttle>, Restraint> with) {
    SourceText source = rule.source().original();
    Span span = old.span();
    add(Operator.RESTRAINT, new Place(source, span), "", "", with.apply(Optional.empty()));
    number(old, 1, with);
    if (old.count() > 1) {
      number(old, -1, with);
    }
    if (old.durationNanos() >= 2 && old.durationNanos() < Long.MAX_VALUE / 2) {
      duration(old, old.durationNanos() / 2, with);
      duration(old, old.durationNanos() * 2, with);
    }
    for (int i = 0; i < old.keys().size() && old.keys().size() > 1; i++) {
      List<FieldReference> keys = new ArrayList<>(old.keys());
      Span key = keys.remove(i).span();
      add(
          Operator.KEY,
          new Place(source, key),
          "",
          "",
          with.apply(
              Optional.of(new Throttle(old.count(), old.durationNanos(), keys, old.span()))));
    }
  }

  private void number(Throttle old, int by, Function<Optional<Throttle>, Restraint> with) {
    long count = old.count() + by;
    Throttle now = new Throttle(count, old.durationNanos(), old.keys(), old.span());
    token(old, 1)
        .ifPresent(
            place ->
                add(
                    Operator.NUMBER,
                    place,
                    "",
                    Long.toString(count),
                    with.apply(Optional.of(now))));
  }

  private void duration(Throttle old, long nanos, Function<Optional<Throttle>, Restraint> with) {
    Throttle now = new Throttle(old.count(), nanos, old.keys(), old.span());
    token(old, 3)
        .ifPresent(
            place ->
                add(
                    Operator.DURATION,
                    place,
                    "",
                    Literals.duration(nanos),
                    with.apply(Optional.of(now))));
  }

  /** The nth word of a throttle, from 0: {@code limit 1 per 10m by …}. */
  private Optional<Place> token(Throttle throttle, int n) {
    SourceText source = rule.source().original();
    String text = source.slice(throttle.span());
    java.util.regex.Matcher words = java.util.regex.Pattern.compile("\\S+").matcher(text);
    for (int i = 0; words.find(); i++) {
      if (i == n) {
        int start = throttle.span().start();
        return Optional.of(new Place(source, new Span(start + words.start(), start + words.end())));
      }
    }
    return Optional.empty();
  }

  private void add(
      Operator operator, Place place, String sentence, String after, Restraint restraint) {
    CheckedRule version =
        new CheckedRule(
            rule.name(), rule.meta(), rule.query(), restraint, rule.source(), rule.span());
    String before = place.source().slice(place.span());
    made.add(Mutant.of(rule, operator, place, new Change.Words(before, after, sentence), version));
  }
}
