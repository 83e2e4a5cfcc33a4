// SPDX-License-Identifier: Apache-2.0
package pingsift.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import pingsift.regress.Change;
import pingsift.regress.Comparison;
import pingsift.regress.Regression;
import pingsift.regress.RuleComparison;

/**
 * A regression report for build servers: a suite for each rule, a case for each capture in which it
 * has alerts or had some, and a suite for the captures themselves.
 */
public final class RegressionJUnit {
  private static final String CLASS = "pingsift.regress";

  private RegressionJUnit() {}

  public static List<JUnitXml.Suite> of(Regression regression) {
    List<JUnitXml.Suite> suites = new ArrayList<>();
    suites.add(captures(regression));
    regression
        .comparison()
        .ifPresent(comparison -> comparison.rules().forEach(rule -> suites.add(suite(rule))));
    return suites;
  }

  private static JUnitXml.Suite captures(Regression regression) {
    List<JUnitXml.Case> cases = new ArrayList<>();
    for (String trouble : regression.troubles()) {
      cases.add(failed("trouble", trouble, trouble));
    }
    for (Comparison.CaptureChange change :
        regression.comparison().map(Comparison::captures).orElse(List.of())) {
      cases.add(failed(change.capture(), change.what(), change.what()));
    }
    if (cases.isEmpty()) {
      cases.add(new JUnitXml.Case(CLASS, "all captures", Optional.empty()));
    }
    return new JUnitXml.Suite("captures", cases);
  }

  private static JUnitXml.Suite suite(RuleComparison rule) {
    Map<String, List<Change>> byCapture = new TreeMap<>();
    rule.rule().hits().keySet().forEach(capture -> byCapture.put(capture, new ArrayList<>()));
    rule.changes()
        .forEach(
            change ->
                byCapture.computeIfAbsent(change.capture(), c -> new ArrayList<>()).add(change));
    List<JUnitXml.Case> cases = new ArrayList<>();
    if (!rule.notes().isEmpty()) {
      String notes = String.join("; ", rule.notes());
      cases.add(failed("the rule itself", notes, notes));
    }
    byCapture.forEach((capture, changes) -> cases.add(test(rule, capture, changes)));
    return new JUnitXml.Suite(rule.rule().name(), cases);
  }

  private static JUnitXml.Case test(RuleComparison rule, String capture, List<Change> changes) {
    String className = CLASS + "." + rule.rule().name();
    if (changes.isEmpty()) {
      return new JUnitXml.Case(className, capture, Optional.empty());
    }
    String message =
        changes.stream()
            .collect(
                Collectors.groupingBy(
                    change -> change.kind().word(), TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    String text =
        changes.stream().map(RegressionJUnit::text).collect(Collectors.joining("\n", "\n", "\n"));
    return new JUnitXml.Case(className, capture, Optional.of(new JUnitXml.Failure(message, text)));
  }

  private static String text(Change change) {
    return RegressionWords.head(change)
        + change.differences().stream()
            .flatMap(difference -> RegressionWords.lines(difference).stream())
            .map(line -> "\n    " + line)
            .collect(Collectors.joining());
  }

  private static JUnitXml.Case failed(String name, String message, String text) {
    return new JUnitXml.Case(CLASS, name, Optional.of(new JUnitXml.Failure(message, text)));
  }
}
