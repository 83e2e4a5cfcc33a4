// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pingsift.diag.Diagnostic;
import pingsift.syntax.Query;
import pingsift.syntax.RuleParser;
import pingsift.text.SourceText;

/** Rules from text, over the toy schema. */
final class Rules {
  private Rules() {}

  /** The rule of a query that has no error; warnings are allowed. */
  static CheckedRule sound(String query) {
    List<Diagnostic> problems = new ArrayList<>();
    Optional<CheckedRule> rule = check(query, problems);
    assertThat(problems.stream().filter(Diagnostic::isError)).as(query).isEmpty();
    return rule.orElseThrow();
  }

  static Optional<CheckedRule> check(String query, List<Diagnostic> problems) {
    SourceText source = new SourceText("<expression>", query);
    Optional<Query> tree = RuleParser.query(source, problems::add);
    return tree.flatMap(t -> new Checker(new ToySchema(), problems::add).check(source, t, 1));
  }
}
