// SPDX-License-Identifier: Apache-2.0
package pingsift.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;
import pingsift.inspect.Coverage;
import pingsift.inspect.Inspector;
import pingsift.ruletest.FlowNotation;

/** Coverage for other programs. */
class CoverageReportsTest {
  private static final String RULE =
      """
      rule r {
        meta { sid 1 msg "m" }
        frame where
          data contains "<b>&" and
          len > 4
      }
      """;

  private final RuleSet rules =
      RuleSet.load(List.of("a.sift"), List.of(), Fields.catalogue(), Map.of("a.sift", RULE));

  private Coverage coverage() throws Exception {
    Inspector inspector = new Inspector(rules.rules(), EngineOptions.DEFAULT);
    Coverage coverage = new Coverage(inspector.clauses());
    String traffic =
        "from 10.0.0.1 to 10.9.9.9 id 1\n0ms req 1 \"abcd\"\n1s req 2 \"x<b>&\"\n2s req 3 \"ab\"";
    inspector.run(FlowNotation.parse("drawn", traffic).reader(), coverage);
    return coverage;
  }

  @Test
  void lcovHasTwoBranchesACondition() throws Exception {
    assertThat(Lcov.text(coverage()))
        .isEqualTo(
            """
            TN:
            SF:a.sift
            FN:1,r
            FNDA:1,r
            FNF:1
            FNH:1
            BRDA:4,0,0,1
            BRDA:4,0,1,2
            BRDA:4,1,0,1
            BRDA:4,1,1,2
            BRDA:5,2,0,1
            BRDA:5,2,1,0
            BRF:6
            BRH:5
            DA:4,3
            DA:5,1
            LF:2
            LH:2
            end_of_record
            """);
  }

  @Test
  void aPageStandsAloneAndWhatRulesSayIsNoMarkup() throws Exception {
    String page = CoverageHtml.page(coverage(), rules.rules(), "captures by 1 rule");
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("Seen 5 of 6 outcomes (83.3%)")
        .contains("data contains &quot;&lt;b&gt;&amp;&quot;")
        .contains("never false: asked once")
        .doesNotContain("<b>")
        .doesNotContain("http")
        .doesNotContain("<script");
  }
}
