// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pingsift.GoldenFiles;
import pingsift.mutate.RuleScore.Standing;

/** A test that a hint proposes passes on the rule, and notices the change that it stands under. */
class HintsTest {
  private static final Pattern TEST = Pattern.compile("`([^…]*)` would notice: .*");

  @TestFactory
  Stream<DynamicTest> proposedTestsNotice() throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(Path.of("testdata/mutate"))) {
      files = list.filter(file -> file.toString().endsWith(".sift")).sorted().toList();
    }
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static void check(Path file) throws InterruptedException {
    String text = GoldenFiles.read(file);
    for (RuleScore score : Mutations.of("before.sift", text)) {
      Set<String> proposed = new LinkedHashSet<>();
      Set<String> promised = new TreeSet<>();
      for (Fate fate : score.fates()) {
        Matcher hint = TEST.matcher(fate.hint().orElse(""));
        if (fate.isAlive() && hint.matches()) {
          proposed.add(hint.group(1));
          promised.add(name(fate));
        }
      }
      assertNoticed(text, score.rule().name(), List.copyOf(proposed), promised);
    }
  }

  private static void assertNoticed(
      String text, String rule, List<String> proposed, Set<String> promised)
      throws InterruptedException {
    int tests = text.indexOf("test {", text.indexOf("rule " + rule));
    if (promised.isEmpty()) {
      return;
    }
    int at = tests + "test {".length();
    String more = proposed.stream().map(test -> "\n    " + test).collect(Collectors.joining());
    String changed = text.substring(0, at) + more + "\n" + text.substring(at);
    for (RuleScore score : Mutations.of("after.sift", changed)) {
      if (score.rule().name().equals(rule)) {
        assertThat(score.standing()).as("%s passes%s", rule, more).isEqualTo(Standing.TESTED);
        List<String> alive = new ArrayList<>();
        score.fates().stream().filter(Fate::isAlive).forEach(fate -> alive.add(name(fate)));
        assertThat(alive).as("%s with%s", rule, more).doesNotContainAnyElementsOf(promised);
      }
    }
  }

  private static String name(Fate fate) {
    Mutant mutant = fate.mutant();
    return "%d %s %s".formatted(mutant.place().span().start(), mutant.operator(), mutant.words());
  }
}
