// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Name;
import pingsift.syntax.Query;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/** What must hold for every tree, sensible or not. */
class CheckerProperties {
  private static final Schema SCHEMA = new ToySchema();

  @Provide
  Arbitrary<Syntax> conditions() {
    return Arbitraries.oneOf(AnyTree.conditions(), SensibleTree.conditions());
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void aRuleComesOutExactlyWhereNoErrorWasTold(
      @ForAll("conditions") Syntax condition, @ForAll Scope scope) {
    List<Diagnostic> problems = new ArrayList<>();
    Optional<CheckedRule> rule = check(scope, condition, problems);
    Statistics.label("sound").collect(rule.isPresent());
    assertThat(rule.isPresent()).isEqualTo(problems.stream().noneMatch(Diagnostic::isError));
  }

  @Provide
  Arbitrary<Syntax> sensible() {
    return SensibleTree.conditions();
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void whatComesOutIsSound(@ForAll("sensible") Syntax condition) {
    Scope scope = Scope.ISTREAM;
    Optional<CheckedRule> sound = check(scope, condition, new ArrayList<>());
    Statistics.label("sound").collect(sound.isPresent());
    Statistics.label("sound").coverage(c -> c.check(true).percentage(p -> p > 30));
    sound.ifPresent(
        rule -> {
          assertThat(rule.condition().type()).isEqualTo(Type.BOOL);
          Soundness.assertSound(rule.scope(), rule.condition());
          assertThat(Printer.print(rule)).startsWith(scope.word() + " where ");
        });
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void problemsHaveAWordForEveryone(@ForAll("conditions") Syntax condition, @ForAll Scope scope) {
    List<Diagnostic> problems = new ArrayList<>();
    check(scope, condition, problems);
    for (Diagnostic problem : problems) {
      assertThat(problem.message()).doesNotEndWith(".").isNotBlank();
      assertThat(problem.help()).noneMatch(help -> help.matches("(?s).*\\$[a-z].*"));
      assertThat(problem.primary().text()).isNotBlank();
    }
  }

  @Example
  void aTreeOfAnyDepthIsToldOnce() {
    Span span = new Span(0, 1);
    Syntax tree = new Syntax.IntValue(1, span);
    for (int i = 0; i < 100_000; i++) {
      tree = new Syntax.Negate(tree, span);
    }
    List<Diagnostic> problems = new ArrayList<>();
    Optional<CheckedRule> rule = check(Scope.FRAME, tree, problems);
    assertThat(rule).isEmpty();
    assertThat(problems).extracting(Diagnostic::kind).containsExactly(Kind.TOO_DEEP);
  }

  private static Optional<CheckedRule> check(
      Scope scope, Syntax condition, List<Diagnostic> problems) {
    Name word = new Name(scope.word(), new Span(0, 1));
    Query query = new Query.Single(word, condition, condition.span());
    return new Checker(SCHEMA, problems::add).check(AnyTree.SOURCE, query, 1);
  }
}
