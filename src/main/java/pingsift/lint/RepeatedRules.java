// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.text.Span;

/**
 * Finds: a rule with the condition of another ({@code duplicate-condition}), and one that finds
 * nothing that another one of the same scope does not find too ({@code contained-rule}).
 *
 * <p>Why: both alert on the same records, which costs time and readers; after a copy, the second
 * condition was often meant to differ.
 *
 * <p>Example: {@code frame where len > 1000} beside {@code frame where len > 500}. Better: the
 * wider one with {@code and len <= 1000}, or one of them.
 *
 * <p>Fix: none; a narrow rule with its own message beside a wide one can be meant, so the second is
 * a hint.
 */
final class RepeatedRules implements Lint {
  /** How many rules one is compared with, and how many comparisons there are in all. */
  private static final int MOST_CANDIDATES = 16;

  private static final int MOST_COMPARISONS = 100_000;

  @Override
  public void check(LoadedRules rules, Consumer<Diagnostic> found) {
    new Search(rules, found).run();
  }

  /** Rules of which everything that follows is held at once. */
  private static final int AT_ONCE = 512;

  /** A rule, and what is so wherever it finds something. */
  private record Known(CheckedRule rule, Reasoner reasoner, Facts facts, boolean canBeTrue) {
    static Known of(CheckedRule rule) {
      Reasoner reasoner = Reasoner.of(rule.scope());
      Facts facts = new Facts();
      boolean canBeTrue = reasoner.assume(rule.condition(), true, facts);
      return new Known(rule, reasoner, facts, canBeTrue);
    }
  }

  /** One run. */
  private static final class Search {
    private final LoadedRules rules;
    private final Consumer<Diagnostic> found;
    private final IdentityHashMap<CheckedRule, Span> places;
    private final IdentityHashMap<CheckedRule, Integer> order = new IdentityHashMap<>();
    private final Map<String, List<CheckedRule>> bySign = new HashMap<>();
    private int comparisons = MOST_COMPARISONS;

    Search(LoadedRules rules, Consumer<Diagnostic> found) {
      this.rules = rules;
      this.found = found;
      this.places = rules.places();
    }

    void run() {
      List<CheckedRule> different = withoutDuplicates();
      different.removeIf(rule -> !(rule.query() instanceof CheckedQuery.Single));
      for (CheckedRule rule : different) {
        order.put(rule, order.size());
        if (rule.restraint().isNone()) { // else it does not alert on all that it finds
          for (String sign : Anchor.of(rule.condition())) {
            bySign.computeIfAbsent(rule.scope() + sign, key -> new ArrayList<>()).add(rule);
          }
        }
      }
      for (int i = 0; i < different.size(); i += AT_ONCE) {
        different.subList(i, Math.min(i + AT_ONCE, different.size())).parallelStream()
            .map(Known::of)
            .toList()
            .forEach(this::findContaining);
      }
    }

    private List<CheckedRule> withoutDuplicates() {
      Map<String, CheckedRule> known = new HashMap<>();
      List<CheckedRule> different = new ArrayList<>();
      List<CheckedRule> written = rules.inFiles();
      List<String> shapes = written.parallelStream().map(QueryShape::of).toList();
      for (int i = 0; i < written.size(); i++) {
        CheckedRule rule = written.get(i);
        CheckedRule first = known.putIfAbsent(shapes.get(i), rule);
        if (first == null) {
          different.add(rule);
        } else {
          found.accept(
              problem(
                  Kind.DUPLICATE_CONDITION,
                  rule,
                  "`" + rule.name() + "` has the condition of `" + first.name() + "`",
                  "finds the same records",
                  first));
        }
      }
      return different;
    }

    private void findContaining(Known known) {
      if (!known.canBeTrue) {
        return; // which is told
      }
      CheckedRule rule = known.rule;
      Reasoner reasoner = known.reasoner;
      Facts facts = known.facts;
      Set<CheckedRule> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      seen.add(rule);
      for (String sign : Anchor.in(facts, reasoner)) {
        List<CheckedRule> candidates = bySign.getOrDefault(rule.scope() + sign, List.of());
        for (CheckedRule other :
            candidates.subList(0, Math.min(candidates.size(), MOST_CANDIDATES))) {
          if (seen.add(other)
              && comparisons-- > 0
              && reasoner.holds(other.condition(), true, facts)
              && !(isLater(other, rule) && contains(rule, other))) {
            tell(rule, other);
            return;
          }
        }
      }
    }

    private boolean isLater(CheckedRule one, CheckedRule other) {
      return order.getOrDefault(one, 0) > order.getOrDefault(other, 0);
    }

    private static boolean contains(CheckedRule wide, CheckedRule narrow) {
      Reasoner reasoner = Reasoner.of(narrow.scope());
      Facts facts = new Facts();
      return reasoner.assume(narrow.condition(), true, facts)
          && reasoner.holds(wide.condition(), true, facts);
    }

    private void tell(CheckedRule narrow, CheckedRule wide) {
      found.accept(
          problem(
              Kind.CONTAINED_RULE,
              narrow,
              "whatever `" + narrow.name() + "` finds, `" + wide.name() + "` finds too",
              "finds nothing of its own",
              wide));
    }

    private Diagnostic problem(
        Kind kind, CheckedRule rule, String message, String label, CheckedRule other) {
      Span place = places.getOrDefault(rule, rule.span());
      Span otherPlace = places.getOrDefault(other, other.span());
      Diagnostic.Builder problem = Diagnostic.of(kind, rule.source(), place, message).label(label);
      if (rule.source().original() == other.source().original()) {
        problem.other(otherPlace, "the other rule");
      } else {
        problem.note(
            "`%s` stands at %s:%d:%d"
                .formatted(
                    other.name(),
                    other.source().name(),
                    other.source().lineAt(otherPlace.start()),
                    other.source().columnAt(otherPlace.start())));
      }
      return problem.help("keep one of them, or make them differ").build();
    }
  }
}
