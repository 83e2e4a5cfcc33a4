// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import pingsift.check.CheckedRule;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;

/** A few captures and the rules of {@code testdata/regress}, for tests. */
final class SmallCorpus {
  static final Path CAPTURES = Path.of("testdata/captures");
  static final Path OLD = Path.of("testdata/regress/old.sift");
  static final Path NEW = Path.of("testdata/regress/new.sift");

  private SmallCorpus() {}

  static void copy(Path root, String... names) throws IOException {
    for (String name : names) {
      Files.createDirectories(root);
      Files.copy(CAPTURES.resolve(name), root.resolve(name));
    }
  }

  static List<CheckedRule> rules(Path file) {
    RuleSet rules = RuleSet.load(List.of(file.toString()), List.of(), Fields.catalogue());
    if (rules.hasErrors()) {
      throw new IllegalStateException(rules.diagnostics().toString());
    }
    return rules.rules();
  }

  static CorpusRun run(List<CheckedRule> rules, int threads) {
    return new CorpusRun(rules, EngineOptions.DEFAULT, threads);
  }

  static CorpusRecord record(Path root, List<CheckedRule> rules, int threads) throws IOException {
    List<CaptureResult> results =
        run(rules, threads).run(Corpus.of(root).captures(), SavedRun.none(), (c, b) -> {});
    return record(results, rules);
  }

  static CorpusRecord record(List<CaptureResult> results, List<CheckedRule> rules) {
    return CorpusRecord.of(results, rules, IntStream.range(0, rules.size()).boxed().toList());
  }
}
