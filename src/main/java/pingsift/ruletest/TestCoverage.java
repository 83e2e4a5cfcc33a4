// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureReader;
import pingsift.check.CheckedRule;
import pingsift.engine.EngineOptions;
import pingsift.inspect.Coverage;
import pingsift.inspect.Inspector;

/** Which outcomes of the conditions of rules their own tests show. */
public final class TestCoverage {
  private TestCoverage() {}

  /**
   * Goes through the traffic of each test once more, for the rules that it is for.
   *
   * @param rules those to be covered, also where they have no tests
   * @param results of tests of these rules
   * @throws IOException where a capture cannot be opened any more; one that breaks off counts as
   *     far as it goes
   */
  public static Coverage of(
      List<CheckedRule> rules, List<TestResult> results, EngineOptions options) throws IOException {
    IdentityHashMap<CaptureSource, Set<CheckedRule>> wanted = new IdentityHashMap<>();
    for (TestResult result : results) {
      result
          .capture()
          .ifPresent(
              capture ->
                  wanted.computeIfAbsent(capture, c -> new LinkedHashSet<>()).add(result.rule()));
    }
    Coverage all = new Coverage(new Inspector(rules, options).clauses());
    try {
      List<Map.Entry<CaptureSource, Set<CheckedRule>>> passes = new ArrayList<>(wanted.entrySet());
      passes.parallelStream()
          .map(pass -> pass(pass.getKey(), List.copyOf(pass.getValue()), options))
          .forEachOrdered(all::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return all;
  }

  private static Coverage pass(
      CaptureSource capture, List<CheckedRule> rules, EngineOptions options) {
    Inspector inspector = new Inspector(rules, options);
    Coverage coverage = new Coverage(inspector.clauses());
    try (CaptureReader reader = capture.open()) {
      inspector.run(reader, coverage);
    } catch (CaptureException broken) {
      // what was whole is counted; the test itself tells of the rest
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return coverage;
  }
}
