// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pingsift.check.Expression.Membership;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Query;
import pingsift.syntax.RuleFile;
import pingsift.syntax.RuleParser;
import pingsift.text.SourceText;

/** Several files together, meta data, lists and bare queries. */
class CheckerTest {
  private static final String FULL =
      """
      list monitors = { 10.0.5.0/24, 192.168.7.9 }
      rule first {
        meta {
          sid 7  rev 2
          msg "what it finds"
          severity 1   class "command-and-control"
          attack T1095, T1059.001
          ref "https://example.org/a", "https://example.org/b"
          created_at 2026_11_21
          author "a", "b"
        }
        istream where any(request.len > 100) and not src in monitors
        test { alert "x.pcap" }
      }
      """;

  private final List<Diagnostic> problems = new ArrayList<>();
  private final Checker checker = new Checker(new ToySchema(), problems::add);

  private RuleFile file(String name, String text) {
    return RuleParser.file(new SourceText(name, text), problems::add);
  }

  private static String rule(String name, int sid, String query) {
    return "rule %s {\n  meta { sid %d msg \"m\" }\n  %s\n  test { alert \"x.pcap\" }\n}\n"
        .formatted(name, sid, query);
  }

  @Test
  void everythingThatAMetaBlockSaysIsKept() {
    List<CheckedRule> rules = checker.check(List.of(file("a.sift", FULL)));
    assertThat(problems).isEmpty();
    assertThat(rules).hasSize(1);
    assertThat(rules.get(0).meta())
        .isEqualTo(
            new RuleMeta(
                7,
                2,
                "what it finds",
                1,
                "command-and-control",
                List.of("T1095", "T1059.001"),
                List.of("https://example.org/a", "https://example.org/b"),
                Map.of("created_at", List.of("2026_11_21"), "author", List.of("a", "b"))));
    assertThat(rules.get(0).meta().other().keySet()).containsExactly("created_at", "author");
    assertThat(rules.get(0).deciding()).isEqualTo(Deciding.EARLY);
  }

  @Test
  void aRuleWithOnlyAnIdTakesTheDefaults() {
    String text = "rule bare { meta { sid 9 } frame where len > 3 test { } }";
    List<CheckedRule> rules = checker.check(List.of(file("a.sift", text)));
    assertThat(problems).extracting(Diagnostic::kind).containsExactly(Kind.MISSING_META);
    assertThat(rules.get(0).meta())
        .isEqualTo(new RuleMeta(9, 1, "bare", 3, "", List.of(), List.of(), Map.of()));
  }

  @Test
  void aListIsKnownInAFileThatIsLoadedBeforeIt() {
    RuleFile user = file("a.sift", rule("user", 8, "frame where src in monitors"));
    List<CheckedRule> rules = checker.check(List.of(user, file("b.sift", FULL)));
    assertThat(problems).isEmpty();
    Membership membership = (Membership) rules.get(0).condition();
    assertThat(membership.members()).hasSize(2);
    // all who use a list share its members, in whatever text, so they have no place of their own
    assertThat(membership.members())
        .allSatisfy(member -> assertThat(rules.get(0).text(member)).isEmpty());
    assertThat(rules.get(0).text(membership)).isEqualTo("src in monitors");
  }

  @Test
  void namesAndIdsAreUniqueOverAllFiles() {
    RuleFile first = file("a.sift", rule("same", 8, "frame where len > 3"));
    RuleFile second = file("b.sift", rule("same", 8, "frame where len > 4"));
    List<CheckedRule> rules = checker.check(List.of(first, second));
    assertThat(rules).extracting(r -> r.source().name()).containsExactly("a.sift");
    assertThat(problems)
        .extracting(Diagnostic::kind)
        .containsExactly(Kind.DUPLICATE_NAME, Kind.DUPLICATE_ID);
    assertThat(problems).extracting(d -> d.source().name()).containsOnly("b.sift");
    assertThat(problems.get(0).notes()).containsExactly("first given at a.sift:1:6");
    assertThat(problems.get(1).notes()).containsExactly("first given at a.sift:2:14");
  }

  @Test
  void problemsOfAllFilesAreToldFileByFileInSourceOrder() {
    String two = rule("a", 1, "frame where lenn > 3") + rule("b", 2, "frame where src > 3");
    RuleFile first = file("a.sift", two + "list odd = { 1, \"x\" }\n");
    RuleFile second = file("b.sift", rule("c", 3, "istream where dta"));
    assertThat(checker.check(List.of(first, second))).isEmpty();
    assertThat(problems)
        .extracting(d -> d.source().name() + " " + d.kind().word())
        .containsExactly(
            "a.sift unknown-field",
            "a.sift type-mismatch",
            "a.sift type-mismatch",
            "b.sift unknown-field");
  }

  @Test
  void aSoundRuleBesideABrokenOneIsKept() {
    String text = rule("a", 1, "frame where lenn > 3") + rule("b", 2, "frame where len > 3");
    List<CheckedRule> rules = checker.check(List.of(file("a.sift", text)));
    assertThat(rules).extracting(CheckedRule::name).containsExactly("b");
  }

  @Test
  void aBrokenListIsToldOnceHoweverOftenItIsUsed() {
    String text =
        "list odd = { 1, \"x\" }\n"
            + rule("a", 1, "frame where len in odd")
            + rule("b", 2, "frame where src in odd");
    assertThat(checker.check(List.of(file("a.sift", text)))).isEmpty();
    assertThat(problems).extracting(Diagnostic::kind).containsExactly(Kind.TYPE_MISMATCH);
  }

  @Test
  void aBareQueryHasItsOwnTextAsMessage() {
    CheckedRule rule = Rules.sound("istream where\n  reply.data != request.data  or entropy > 7");
    assertThat(rule.meta().msg())
        .isEqualTo("istream where reply.data != request.data or entropy > 7");
    assertThat(rule.meta().sid()).isEqualTo(1);
    assertThat(rule.span().length()).isEqualTo(rule.source().length());
    assertThat(Printer.print(rule))
        .isEqualTo("istream where any(reply.data != request.data) or entropy > 7\ndecided early");
  }

  @Test
  void aBareQueryCanUseListsOfLoadedFiles() {
    checker.check(List.of(file("a.sift", FULL)));
    SourceText source = new SourceText("<expression>", "frame where src in monitors");
    Query query = RuleParser.query(source, problems::add).orElseThrow();
    assertThat(checker.check(source, query, 1)).isPresent();
    assertThat(problems).isEmpty();
  }

  @Test
  void whatARuleWaitsForIsNamed() {
    CheckedRule rule = Rules.sound("istream where requests.count > 3 and entropy > 7");
    assertThat(Printer.decided(rule))
        .isEqualTo("decided at the end: `entropy > 7` can change until then");
  }

  @Test
  void allThatCannotBeEmptyIsNotWarnedOf() {
    for (String beside :
        List.of(
            "requests.count > 0",
            "requests.count >= 1",
            "1 <= requests.count",
            "requests.count in 1..5",
            "any(request.len > 1)",
            "request.len > 1",
            "count(request.len > 3) > 2")) {
      Rules.check("istream where all(request.len > 3) and " + beside, problems);
      assertThat(problems).as(beside).isEmpty();
    }
    Rules.check("istream where all(exchange.rtt > 3s)", problems);
    Rules.check("istream where not all(request.len > 3)", problems);
    assertThat(problems).isEmpty();
    Rules.check("istream where all(request.len > 3) and requests.count >= 0", problems);
    assertThat(problems).extracting(Diagnostic::kind).containsExactly(Kind.VACUOUS_ALL);
  }

  @Test
  @Timeout(20)
  void nestedAndWideConditionsCostNoMoreThanTheirSize() {
    String nested = "entropy > 7";
    for (int i = 0; i < 60; i++) {
      nested =
          "(%s or entropy > 6) == (requests.count > 3) and not any(request.len > 1)"
              .formatted(nested);
    }
    CheckedRule deep = Rules.sound("istream where " + nested);
    assertThat(deep.deciding()).isEqualTo(Deciding.AT_END);
    assertThat(Printer.print(deep)).contains("decided at the end");

    String wide = String.join(" or ", Collections.nCopies(20_000, "request.len > 100"));
    CheckedRule flat = Rules.sound("istream where " + wide + " or entropy > 7");
    assertThat(flat.condition().parts()).hasSize(2);
  }
}
