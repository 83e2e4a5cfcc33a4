// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import pingsift.text.SourceText;

/** A file that is read in parts is what it is as a whole, or is not read in parts. */
class PartedReadingTest {
  private static final int PART = 100;

  private static final String RULE =
      """
      rule NAME {
        meta { sid 1 msg "x"  attack T1498.001 }  // of a rule
        frame where len > 5 and data contains "rule a {"
        limit 1 per 1h by src
        test { alert "a.pcap" }
      }
      """;

  /** What may stand between rules, and what may not. */
  private static final List<String> PIECES =
      List.of(
          RULE,
          RULE,
          RULE,
          RULE,
          "list l = { 1, 2 }\n",
          "define d(a) = a > 5\n",
          "suppress NAME where len > 5\n",
          "import \"a.sift\"\n",
          "# rule\nrule b { frame where len > 5 }\n",
          "/* a comment\nrule c {\n */\n",
          "/* never closed\n",
          "}\n",
          "rule d {\n",
          "rule e { frame where len > }\n",
          "list m = {\n",
          "frame where len > 5\n",
          "rule f { frame where data == \"\n",
          "rule\n");

  @Property(tries = 400)
  void anyOrderOfItems(@ForAll Random random) {
    StringBuilder text = new StringBuilder();
    int sound = random.nextInt(3) > 0 ? 10 : PIECES.size();
    for (int i = random.nextInt(20); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(sound)).replace("NAME", "r" + i));
    }
    SourceText source = new SourceText("text", text.toString());
    Optional<RuleFile> parted = PartedReading.read(source, PART);
    int[] told = {0};
    RuleFile whole = RuleParser.whole(source, problem -> told[0]++);
    parted.ifPresent(
        file -> {
          assertThat(told[0]).isZero();
          assertThat(file).isEqualTo(whole);
        });
  }

  @Test
  void aSoundFileIsReadInParts() {
    StringBuilder text = new StringBuilder("list l = { 1, 2 }\n");
    for (int i = 0; i < 20; i++) {
      text.append(RULE.replace("NAME", "r" + i));
    }
    SourceText source = new SourceText("text", text.toString());
    RuleFile parted = PartedReading.read(source, PART).orElseThrow();
    assertThat(parted).isEqualTo(RuleParser.whole(source, problem -> {}));
    assertThat(parted.rules()).isEqualTo(20);
  }

  @Test
  void aSmallFileIsNot() {
    assertThat(PartedReading.read(new SourceText("text", RULE), PartedReading.PART)).isEmpty();
  }
}
