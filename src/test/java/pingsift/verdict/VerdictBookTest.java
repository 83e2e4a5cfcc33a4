// SPDX-License-Identifier: Apache-2.0
package pingsift.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import pingsift.engine.Engine;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** What alerts come to: drawn traffic, rules of all severities. */
class VerdictBookTest {
  private static final String PING =
      """
      from 10.0.0.5 to 203.0.113.9 id 15
      0s      req 1  "one"
      +20ms   rep 1  "two"
      1s      req 2  "three"
      """;

  private int rules;

  @Test
  void withoutAlertsAllIsBenign() {
    VerdictBook book = book(PING, rule(1, "size", "frame where len > 500"));
    assertThat(book.worst()).isEqualTo(Verdict.BENIGN);
    assertThat(book.subjects()).isEmpty();
  }

  @Test
  void severityThreeOnlyInforms() {
    VerdictBook book = book(PING, rule(3, "size", "frame where len > 2"));
    assertThat(book.worst()).isEqualTo(Verdict.BENIGN);
    assertThat(book.subjects().get(0).reasons()).hasSize(1);
    assertThat(book.subjects().get(0).deciding()).isEmpty();
  }

  @Test
  void oneFacetOfSeverityTwoIsASuspicionHoweverOftenItIsSeen() {
    VerdictBook book =
        book(
            PING,
            rule(2, "size", "frame where len > 2"),
            rule(2, "size", "istream where requests.count >= 2"));
    assertThat(book.worst()).isEqualTo(Verdict.SUSPICIOUS);
  }

  @Test
  void twoFacetsOfSeverityTwoAreProof() {
    VerdictBook book =
        book(
            PING,
            rule(2, "size", "frame where len > 2"),
            rule(2, "count", "istream where requests.count >= 2"));
    assertThat(book.worst()).isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void rulesWithoutAFacetAreIndependent() {
    VerdictBook book =
        book(
            PING,
            rule(2, "", "frame where len > 2"),
            rule(2, "", "istream where requests.count >= 2"));
    assertThat(book.worst()).isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void facetsOfDifferentHostsDoNotMeet() {
    VerdictBook book =
        book(
            PING
                + """
                from 10.0.0.6 to 203.0.113.9 id 15
                2s      req 1  "a longer one"
                """,
            rule(2, "size", "frame where len > 10"),
            rule(2, "count", "istream where requests.count >= 2"));
    assertThat(book.worst()).isEqualTo(Verdict.SUSPICIOUS);
    assertThat(book.subjects()).hasSize(2);
  }

  @Test
  void severityOneAloneIsProof() {
    VerdictBook book = book(PING, rule(1, "size", "exchange where reply.data != request.data"));
    SubjectVerdict only = book.subjects().get(0);
    assertThat(only.verdict()).isEqualTo(Verdict.MALICIOUS);
    assertThat(only.subject()).isEqualTo(new Subject("10.0.0.5", "203.0.113.9"));
    assertThat(only.identifier()).isEqualTo(15);
    assertThat(only.reasons().get(0).firstFrame()).isEqualTo(2);
  }

  @Test
  void bothDirectionsAndAllIdentifiersOfTwoHostsAreOneSubject() {
    VerdictBook book =
        book(
            PING
                + """
                from 203.0.113.9 to 10.0.0.5 id 99
                2s      req 1  "a longer one"
                """,
            rule(2, "size", "frame where len > 10"),
            rule(2, "count", "frames by src, dst over 1m having count() >= 2"));
    assertThat(book.subjects()).hasSize(1);
    assertThat(book.worst()).isEqualTo(Verdict.MALICIOUS);
    assertThat(book.subjects().get(0).identifier()).isEqualTo(SubjectVerdict.NONE);
  }

  @Test
  void aRuleThatCountsOverOneHostIsAboutThatHost() {
    VerdictBook book =
        book(PING, rule(3, "sweep", "frames by src over 1m having distinct(dst) >= 1"));
    assertThat(book.subjects())
        .extracting(SubjectVerdict::subject)
        .containsExactly(new Subject("10.0.0.5", null), new Subject("203.0.113.9", null));
  }

  @Test
  void aFloodOfHostsSharesOneEntryAtLast() {
    StringBuilder flood = new StringBuilder();
    for (int i = 0; i < VerdictBook.MOST_SUBJECTS + 10; i++) {
      flood.append(
          "from 10.%d.%d.%d to 203.0.113.9 id 15%n0s req 1 \"abcd\"%n"
              .formatted(i >> 16 & 255, i >> 8 & 255, i & 255));
    }
    VerdictBook book = book(flood.toString(), rule(2, "size", "frame where len > 2"));
    assertThat(book.subjects()).hasSize(VerdictBook.MOST_SUBJECTS + 1);
    assertThat(book.subjects())
        .filteredOn(subject -> subject.subject().equals(VerdictBook.OTHERS))
        .singleElement()
        .satisfies(others -> assertThat(others.reasons().get(0).alerts()).isEqualTo(10));
  }

  private String rule(int severity, String facet, String query) {
    rules++;
    return "rule r%d { meta { sid %d severity %d %s } %s }%n"
        .formatted(rules, rules, severity, facet.isEmpty() ? "" : "facet \"" + facet + "\"", query);
  }

  private static VerdictBook book(String flow, String... rules) {
    RuleSet set =
        RuleSet.load(
            List.of("drawn.sift"),
            List.of(),
            Fields.catalogue(),
            java.util.Map.of("drawn.sift", String.join("", rules)));
    assertThat(set.hasErrors()).as("errors: " + set.diagnostics()).isFalse();
    VerdictBook book = new VerdictBook();
    try {
      new Engine(set.rules(), EngineOptions.DEFAULT, book::take)
          .run(FlowNotation.parse("drawn", flow).reader());
    } catch (IOException | FlowException e) {
      throw new IllegalArgumentException(e);
    }
    return book;
  }
}
