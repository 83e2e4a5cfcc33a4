// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pingsift.eval.Match;
import pingsift.fields.Fields;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** What the language page shows of sequences. */
class SequenceDocsTest {
  private static final Path PAGE = Path.of("docs/language.md");
  private static final String QUIET =
      "sequence by src, dst within 10s { frame where len == 4"
          + " then no frame where data contains \"secret\" within 2s }";

  /** What comes, as the page says it, and as it is drawn. */
  private static final Map<String, String> BETWEEN =
      Map.of(
          "none", "",
          "only such on which the condition is false", "+1s req 2 \"public\"\n",
          "one on which it is unknown, none on which it is true", "+1s req 2 \"pub\" len 99\n",
          "one on which it is true", "+1s req 2 \"a secret\"\n");

  @Test
  void examplesLoadWithoutProblems() throws IOException {
    Matcher example =
        Pattern.compile("(?m)^    sequence [^\\n]*(?:\\}$|\\{\\n(?:      .*\\n)+    \\})")
            .matcher(Files.readString(PAGE));
    int examples = 0;
    while (example.find()) {
      RuleSet rules = load(example.group());
      assertThat(rules.diagnostics()).as(example.group()).isEmpty();
      assertThat(rules.rules()).as(example.group()).hasSize(1);
      examples++;
    }
    assertThat(examples).isGreaterThanOrEqualTo(6);
  }

  @Test
  void theTableOfWhatMayNotCome() throws IOException, FlowException {
    int rows = 0;
    for (String line : Files.readAllLines(PAGE)) {
      String[] cells = line.split("\\s*\\|\\s*");
      String between = cells.length == 4 ? BETWEEN.get(cells[1]) : null;
      if (between != null && (cells[2].equals("holds") || cells[2].equals("is broken"))) {
        assertThat(alert(between)).as(line).isEqualTo(cells[3].replaceFirst(",.*", ""));
        rows++;
      }
    }
    assertThat(rows).isEqualTo(BETWEEN.size());
  }

  private static String alert(String between) throws IOException, FlowException {
    List<Match> alerts =
        run(QUIET, "from 10.0.0.5 to 203.0.113.9 id 1\n0s req 1 \"abcd\"\n" + between + "9s other");
    if (alerts.isEmpty()) {
      return "none";
    }
    return alerts.get(0).complete() ? "complete" : "`\"complete\": false`";
  }

  @Test
  void recordsOfAMatchAreUsedUp() throws IOException, FlowException {
    StringBuilder traffic = new StringBuilder("from 10.0.0.5 to 203.0.113.9 id 1\n");
    for (int len : new int[] {1, 1, 2, 2, 1, 2}) {
      traffic.append("+100ms req 1 \"a\"*").append(len).append('\n');
    }
    String query =
        "sequence by src, dst within 10s { frame where len == 1 then frame where len == 2 }";
    assertThat(Files.readString(PAGE)).contains(query);
    assertThat(run(query, traffic.toString()))
        .extracting(Match::decidingFrame)
        .containsExactly(3L, 6L);
  }

  private static RuleSet load(String query) {
    return RuleSet.load(List.of(), List.of(query), Fields.catalogue());
  }

  private static List<Match> run(String query, String traffic) throws IOException, FlowException {
    List<Match> alerts = new ArrayList<>();
    new Engine(load(query).rules(), EngineOptions.DEFAULT, alerts::add)
        .run(FlowNotation.parse("drawn", traffic).reader());
    return alerts;
  }
}
