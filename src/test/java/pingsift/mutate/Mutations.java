// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import pingsift.diag.Diagnostic;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleLoader;
import pingsift.engine.RuleSet;
import pingsift.engine.RuleSources;
import pingsift.fields.Fields;
import pingsift.ruletest.CaptureFinder;
import pingsift.ruletest.RuleTests;
import pingsift.ruletest.TestRunner;

/** Runs mutations over rule files that tests hold as text. */
public final class Mutations {
  private static final Path CAPTURES = Path.of("testdata/captures");

  private Mutations() {}

  public static List<RuleScore> of(String file, String text) throws InterruptedException {
    return of(new RuleSources(List.of(file), List.of(), List.of(), Map.of(file, text)));
  }

  static List<RuleScore> of(RuleSources sources) throws InterruptedException {
    RuleLoader loader = new RuleLoader(Fields::catalogue, sources.texts());
    RuleSet rules = loader.load(sources);
    assertThat(rules.diagnostics().stream().filter(Diagnostic::isError)).isEmpty();
    List<RuleTests> tests = RuleTests.read(rules.parsed(), problem -> {});
    CaptureFinder finder = new CaptureFinder(List.of(CAPTURES));
    TestRunner runner = TestRunner.counting(finder, EngineOptions.DEFAULT, 2);
    return new MutationRun(finder, runner, loader.checker())
        .run(Subject.of(rules.rules(), rules.parsed(), tests), rules.parsed());
  }
}
