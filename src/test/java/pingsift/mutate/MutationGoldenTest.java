// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pingsift.GoldenFiles;
import pingsift.diag.TextRenderer;
import pingsift.text.SourceText;

/** Rules with their tests, and every change of them with what the tests say to it. */
class MutationGoldenTest {
  @TestFactory
  Stream<DynamicTest> changesOfEachKind() {
    return GoldenFiles.cases("mutate", "sift", "txt", MutationGoldenTest::changes);
  }

  @TestFactory
  Stream<DynamicTest> whatNobodyNoticesAsItIsTold() {
    return GoldenFiles.cases(
        "diagnostics/unnoticed-change", "sift", "txt", MutationGoldenTest::told);
  }

  private static String changes(Path input) {
    StringBuilder text = new StringBuilder();
    for (RuleScore score : scores(input)) {
      text.append(
          "%s: %s, %d equivalent, %d unsound%n"
              .replace("%n", "\n")
              .formatted(
                  score.rule().name(),
                  score.standing().name().toLowerCase(Locale.ROOT),
                  score.equivalent(),
                  score.unsound()));
      score.fates().forEach(fate -> text.append(line(fate)).append('\n'));
    }
    return text.toString();
  }

  private static String line(Fate fate) {
    Mutant mutant = fate.mutant();
    SourceText source = mutant.place().source();
    int start = mutant.place().span().start();
    return "%d:%d %s: %s: %s%s"
        .formatted(
            source.lineAt(start),
            source.columnAt(start),
            mutant.operator().word(),
            mutant.words(),
            fate.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            fate.noticed().map(test -> " by line " + test.line()).orElse("")
                + fate.hint().map(hint -> "; " + hint).orElse(""));
  }

  private static String told(Path input) {
    return scores(input).stream()
        .flatMap(score -> Unnoticed.of(score.fates()).stream())
        .map(unnoticed -> TextRenderer.plain().render(unnoticed.diagnostic()))
        .collect(Collectors.joining("\n"));
  }

  private static List<RuleScore> scores(Path input) {
    try {
      return Mutations.of(input.getFileName().toString(), GoldenFiles.read(input));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
