// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pingsift.check.CheckedRule;
import pingsift.ruletest.RuleTests;
import pingsift.ruletest.TestCase;
import pingsift.syntax.Item;
import pingsift.syntax.Query;
import pingsift.syntax.RuleFile;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * A rule whose tests are to be tested.
 *
 * @param query as it is written in {@code source}
 * @param tests in source order; empty where it has none
 * @param unread how many places of its tests could not be understood
 */
public record Subject(
    CheckedRule rule, Query query, SourceText source, List<TestCase> tests, int unread) {
  private record Place(SourceText source, Span span) {}

  public Subject {
    tests = List.copyOf(tests);
  }

  /**
   * Puts sound rules to what is written of them; rules that stand in no file are left out.
   *
   * @param tests of the files
   */
  public static List<Subject> of(
      List<CheckedRule> rules, List<RuleFile> files, List<RuleTests> tests) {
    Map<Place, Query> queries = new HashMap<>();
    for (RuleFile file : files) {
      for (Item item : file.items()) {
        if (item instanceof Item.Rule rule) {
          queries.put(new Place(file.source().original(), rule.span()), rule.query());
        }
      }
    }
    Map<Place, RuleTests> testsOf = new HashMap<>();
    tests.forEach(of -> testsOf.put(new Place(of.source().original(), of.span()), of));
    List<Subject> subjects = new ArrayList<>();
    for (CheckedRule rule : rules) {
      Place place = new Place(rule.source().original(), rule.span());
      Query query = queries.get(place);
      RuleTests own = testsOf.get(place);
      if (query != null && own != null) {
        subjects.add(new Subject(rule, query, place.source, own.cases(), own.problems()));
      }
    }
    return subjects;
  }
}
