// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import pingsift.check.CheckedRule;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Item;
import pingsift.syntax.RuleFile;
import pingsift.text.Place;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * What a rule's {@code test} blocks say.
 *
 * @param rule its name
 * @param source the file that it stands in
 * @param span of the whole rule
 * @param cases in source order; empty where it has no tests
 * @param problems how many places could not be understood
 */
public record RuleTests(
    String rule, SourceText source, Span span, List<TestCase> cases, int problems) {
  public RuleTests {
    cases = List.copyOf(cases);
  }

  /**
   * Reads the tests of all rules of some files, in their order.
   *
   * @param problems takes what could not be understood; those expectations are left out
   */
  public static List<RuleTests> read(List<RuleFile> files, Consumer<Diagnostic> problems) {
    List<Written> rules = new ArrayList<>();
    for (RuleFile file : files) {
      for (Item item : file.items()) {
        if (item instanceof Item.Rule rule) {
          rules.add(new Written(rule, file.source()));
        }
      }
    }
    if (rules.size() >= MANY) {
      DrawingLimits limits = new DrawingLimits();
      List<Told> read = rules.parallelStream().map(rule -> Told.of(rule, limits)).toList();
      if (!limits.areExceeded()) { // else which of them are too much depends on their order
        read.forEach(each -> each.problems.forEach(problems));
        return read.stream().map(Told::tests).toList();
      }
    }
    DrawingLimits limits = new DrawingLimits();
    return rules.stream().map(rule -> read(rule.rule, rule.source, limits, problems)).toList();
  }

  /** So many rules are worth the effort of several threads. */
  private static final int MANY = 256;

  /** A rule, and the text that it stands in. */
  private record Written(Item.Rule rule, SourceText source) {}

  /** The tests of a rule, and what is wrong with them. */
  private record Told(RuleTests tests, List<Diagnostic> problems) {
    static Told of(Written written, DrawingLimits limits) {
      List<Diagnostic> problems = new ArrayList<>();
      return new Told(read(written.rule, written.source, limits, problems::add), problems);
    }
  }

  /** Those of rules that are sound, be it that another rule has the same name. */
  public static List<RuleTests> of(List<CheckedRule> rules, List<RuleTests> tests) {
    Set<Place> sound = new HashSet<>();
    rules.forEach(rule -> sound.add(new Place(rule.source().original(), rule.span())));
    return tests.stream().filter(ofRule -> sound.contains(ofRule.place())).toList();
  }

  private Place place() {
    return new Place(source.original(), span);
  }

  private static RuleTests read(
      Item.Rule rule, SourceText source, DrawingLimits limits, Consumer<Diagnostic> problems) {
    int[] found = {0};
    List<TestCase> cases = new ArrayList<>();
    for (Item.TestBlock block : rule.tests()) {
      TestBlockReader reader =
          new TestBlockReader(
              rule.name().text(),
              new FlowText(source, block.span()),
              limits,
              problem -> {
                found[0]++;
                problems.accept(problem);
              });
      cases.addAll(reader.read());
    }
    if (cases.isEmpty() && found[0] == 0 && !rule.tests().isEmpty()) {
      String name = rule.name().text();
      problems.accept(
          Diagnostic.of(
                  Kind.NO_TEST,
                  source,
                  rule.tests().get(0).span(),
                  "the rule `" + name + "` has no test")
              .label("nothing is expected here")
              .help("write what it finds and a near miss: `alert \"a.pcap\"  silent \"b.pcap\"`")
              .build());
    }
    return new RuleTests(rule.name().text(), source, rule.span(), cases, found[0]);
  }
}
