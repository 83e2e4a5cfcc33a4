// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import pingsift.diag.Diagnostic;
import pingsift.syntax.RuleFile;
import pingsift.syntax.RuleParser;
import pingsift.text.SourceText;

/** Rules that several threads look at are the same, with the same problems in the same order. */
class ManyRulesTest {
  private static final List<String> CONDITIONS =
      List.of(
          "istream where entropy > 7",
          "istream where wide(entropy)",
          "istream where wide(entrpy)",
          "istream where wide(1, 2)",
          "istream where wied(entropy)",
          "istream where entrpy > 7",
          "istream where all(request.len > 5)",
          "istream where src in monitor",
          "istream where src in monitors",
          "istrem where entropy > 7");

  private record Outcome(List<String> rules, List<String> problems) {}

  @Property(tries = 100)
  void severalThreadsOrOne(@ForAll Random random) {
    List<RuleFile> files = new ArrayList<>();
    for (int file = 0; file < 2; file++) {
      StringBuilder text = new StringBuilder();
      text.append(file == 0 ? "define wide(a) = a > 5 and a < 7\n" : "list monitors = { ::1 }\n");
      for (int i = random.nextInt(30); i >= 0; i--) {
        String condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
        text.append(
            "rule r%d { meta { sid %d msg \"m\" } %s }\n"
                .formatted(random.nextInt(40), 1 + random.nextInt(40), condition));
      }
      files.add(RuleParser.file(new SourceText("f" + file, text.toString()), problem -> {}));
    }
    assertThat(check(files, 1)).isEqualTo(check(files, Integer.MAX_VALUE));
  }

  private static Outcome check(List<RuleFile> files, int many) {
    List<Diagnostic> problems = new ArrayList<>();
    List<CheckedRule> rules = new Checker(new ToySchema(), problems::add, many).check(files);
    return new Outcome(
        rules.stream().map(rule -> rule.name() + " " + Printer.print(rule)).toList(),
        problems.stream().map(ManyRulesTest::text).toList());
  }

  private static String text(Diagnostic problem) {
    return problem.kind()
        + " "
        + problem.source().name()
        + problem.primary()
        + problem.message()
        + problem.help()
        + problem.others();
  }
}
