// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pingsift.check.CheckedRule;
import pingsift.check.Checker;
import pingsift.check.FlatQuery;
import pingsift.diag.Diagnostic;
import pingsift.lint.Equivalence;
import pingsift.syntax.Query;
import pingsift.syntax.RuleParser;
import pingsift.text.Place;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * All mutants of one rule: each change, made in the text of its query, that parses, checks and is
 * not proved to be the rule itself or another mutant.
 *
 * @param mutants in source order
 * @param unsound changes that are no rule
 * @param equivalent changes after which the rule says what it said, or what another mutant says
 * @param untried changes beyond {@link #MOST}, or beyond what a very long rule may come to
 */
record RuleMutants(List<Mutant> mutants, int unsound, int equivalent, int untried) {
  /** Changes of one rule that are tried; of more, some of each part of the rule. */
  static final int MOST = 500;

  /** Words and marks that all mutants of one rule may come to. */
  private static final int MOST_WEIGHT = 2_000_000;

  private static final int LEAST = 10;

  RuleMutants {
    mutants = List.copyOf(mutants);
  }

  /**
   * @param checker that checked the rule
   * @param source of the rule as it was read
   * @param written its query there
   */
  static RuleMutants of(CheckedRule rule, Query written, SourceText source, Checker checker) {
    return new Making(rule, source, checker).make(written);
  }

  /** The work for one rule. */
  private static final class Making {
    private final CheckedRule rule;
    private final SourceText source;
    private final Checker checker;
    private final List<Mutant> mutants = new ArrayList<>();

    /** The changes of the mutants. */
    private final List<Change> made = new ArrayList<>();

    private int unsound;
    private int equivalent;

    Making(CheckedRule rule, SourceText source, Checker checker) {
      this.rule = rule;
      this.source = source;
      this.checker = checker;
    }

    RuleMutants make(Query written) {
      FlatQuery flat;
      synchronized (checker) {
        flat = checker.flat(source, written);
      }
      Optional<CheckedRule> base = version(flat.text());
      Optional<Query> query = parsed(new SourceText(source.name(), flat.text()));
      if (base.isEmpty() || query.isEmpty()) {
        return new RuleMutants(List.of(), 0, 0, 0);
      }
      List<Change> changes = joined(QueryChanges.of(flat.text(), query.get(), base.get()), flat);
      int most = Math.max(LEAST, Math.min(MOST, MOST_WEIGHT / Math.max(1, flat.text().length())));
      List<Change> tried = Changes.some(changes, most);
      for (Change change : tried) {
        make(change, flat, base.get());
      }
      mutants.addAll(RestraintChanges.of(rule));
      mutants.sort(Comparator.comparingInt(mutant -> mutant.place().span().start()));
      return new RuleMutants(mutants, unsound, equivalent, changes.size() - tried.size());
    }

    private void make(Change change, FlatQuery flat, CheckedRule base) {
      String text = Edit.apply(change.edits(), flat.text());
      Optional<CheckedRule> version = version(text);
      if (version.isEmpty() || !isAlike(version.get())) {
        unsound++;
      } else if (Equivalence.isCertain(base, version.get()) || isKnown(change, version.get())) {
        equivalent++;
      } else {
        Place place = flat.place(change.span());
        Change.Words words = change.words();
        String before = place.source().slice(place.span());
        mutants.add(
            Mutant.of(
                rule,
                change.operator(),
                place,
                new Change.Words(before, words.after(), words.sentence()),
                version.get()));
        made.add(change);
      }
    }

    /** Suppressions and throttles ask for fields of its records. */
    private boolean isAlike(CheckedRule version) {
      return version.scope() == rule.scope()
          && version.query().getClass() == rule.query().getClass();
    }

    /** Whether a mutant from nearby says the same: {@code > 3} and {@code >= 4}. */
    private boolean isKnown(Change change, CheckedRule version) {
      if (!MEET.contains(change.operator())) {
        return false;
      }
      for (int i = made.size() - 1; i >= Math.max(0, made.size() - NEARBY); i--) {
        Change before = made.get(i);
        boolean close = Math.abs(before.span().start() - change.span().start()) <= REACH;
        if (close
            && MEET.contains(before.operator())
            && Equivalence.isCertain(mutants.get(i).version(), version)) {
          return true;
        }
      }
      return false;
    }

    private Optional<CheckedRule> version(String text) {
      SourceText made = new SourceText(source.name(), text);
      Optional<Query> query = parsed(made);
      synchronized (checker) { // which other rules' mutants ask too
        return query.flatMap(tree -> checker.version(rule, made, tree));
      }
    }

    private static Optional<Query> parsed(SourceText text) {
      List<Diagnostic> problems = new ArrayList<>();
      Optional<Query> query = RuleParser.query(text, problems::add);
      return problems.stream().anyMatch(Diagnostic::isError) ? Optional.empty() : query;
    }
  }

  /** Mutants that one is compared with, and how far apart they stand. */
  private static final int NEARBY = 8;

  private static final int REACH = 40;

  /** Changes that can come to the same as another one of these. */
  private static final Set<Operator> MEET =
      Set.of(
          Operator.COMPARISON,
          Operator.NUMBER,
          Operator.DURATION,
          Operator.MEMBER,
          Operator.NETWORK,
          Operator.NOT,
          Operator.CONDITION);

  /** What a change is, however often what it changes is used. */
  private record Key(Place place, Operator operator, Change.Words words) {}

  /** Changes of one place, which a definition brought to several, are made together. */
  private static List<Change> joined(List<Change> changes, FlatQuery flat) {
    Map<Key, Change> joined = new LinkedHashMap<>();
    for (Change change : changes) {
      Key key = new Key(flat.place(change.span()), change.operator(), change.words());
      joined.merge(key, change, RuleMutants::together);
    }
    return List.copyOf(joined.values());
  }

  private static Change together(Change one, Change other) {
    List<Edit> edits = new ArrayList<>(one.edits());
    for (Edit edit : other.edits()) {
      if (edits.stream().noneMatch(known -> overlap(known.span(), edit.span()))) {
        edits.add(edit);
      }
    }
    return new Change(one.operator(), one.span(), edits, one.words());
  }

  private static boolean overlap(Span a, Span b) {
    return (a.start() < b.end() && b.start() < a.end()) || a.equals(b);
  }
}
