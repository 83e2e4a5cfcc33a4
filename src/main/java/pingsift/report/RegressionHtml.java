// SPDX-License-Identifier: Apache-2.0
package pingsift.report;

import static j2html.TagCreator.body;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.style;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pingsift.regress.Change;
import pingsift.regress.Comparison;
import pingsift.regress.Difference;
import pingsift.regress.Regression;
import pingsift.regress.RuleComparison;
import pingsift.regress.Score;

/**
 * A regression report as one page that needs nothing else: no script, no font, no picture. It
 * follows the reader's choice of dark or light.
 */
public final class RegressionHtml {
  private static final String CSS =
      """
      :root { color-scheme: light dark; --ink: #1c2430; --paper: #fff; --faint: #69758a;
        --line: #d9dee6; --track: #eef1f5; --same: #9aa7b8; --new: #2f7ed8; --lost: #d1435b;
        --changed: #d99a1c; }
      @media (prefers-color-scheme: dark) { :root { --ink: #dfe5ee; --paper: #14181f;
        --faint: #8f9bb0; --line: #2c3440; --track: #202732; --same: #5d6b80; --new: #5aa2f2;
        --lost: #ef6f85; --changed: #e7b350; } }
      body { font: 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper);
        margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
      h1 { font-size: 1.4rem; margin: 0 0 .3rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
      p, ul { margin: .2rem 0; } .faint { color: var(--faint); }
      table { border-collapse: collapse; width: 100%; }
      th { text-align: left; font-weight: 600; color: var(--faint); }
      th, td { padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line);
        vertical-align: top; overflow-wrap: anywhere; }
      td.number, th.number { text-align: right; white-space: nowrap; overflow-wrap: normal; }
      code { font: 13px/1.4 ui-monospace, monospace; }
      .bar { display: flex; height: .8rem; min-width: 12rem; margin-top: .3rem;
        background: var(--track); border-radius: 2px; overflow: hidden; }
      .bar span { height: 100%; } .same { background: var(--same); }
      .new { background: var(--new); } .lost { background: var(--lost); }
      .changed { background: var(--changed); }
      .kind { white-space: nowrap; overflow-wrap: normal; font-weight: 600; }
      .kind::before { content: ""; display: inline-block; width: .65rem; height: .65rem;
        border-radius: 2px; margin-right: .4rem; background: var(--same); }
      .kind.is-new::before { background: var(--new); }
      .kind.is-lost::before { background: var(--lost); }
      .kind.is-changed::before { background: var(--changed); }
      .why { margin: 0; padding: 0; list-style: none; } .why li { margin-bottom: .25rem; }
      """;

  private RegressionHtml() {}

  public static String of(Regression regression) {
    List<DomContent> content = new ArrayList<>();
    content.add(h1("Pingsift regression"));
    content.add(p(RegressionWords.head(regression)));
    content.add(p(regression.corpus()).withClass("faint"));
    if (!regression.troubles().isEmpty()) {
      content.add(h2("What is broken"));
      content.add(ul(each(regression.troubles(), trouble -> li(trouble))));
    }
    regression.comparison().ifPresent(c -> addComparison(c, regression.what(), content));
    if (!regression.scores().isEmpty()) {
      content.add(h2("Labels"));
      content.add(scores(regression));
    }
    return document(
            html(
                    head(
                        meta().withCharset("utf-8"),
                        meta()
                            .withName("viewport")
                            .withContent("width=device-width, initial-scale=1"),
                        title("Pingsift regression"),
                        style(rawHtml(CSS))),
                    body(content.toArray(DomContent[]::new)))
                .withLang("en"))
        + "\n";
  }

  private static void addComparison(Comparison comparison, String what, List<DomContent> content) {
    content.add(p(RegressionWords.summary(comparison, what)));
    content.add(h2("Rules"));
    content.add(
        p(
                legend("same", "as before"),
                legend("new", "new"),
                legend("changed", "changed"),
                legend("lost", "lost"))
            .withClass("faint"));
    content.add(rules(comparison));
    if (!comparison.captures().isEmpty()) {
      content.add(h2("Captures"));
      content.add(
          table(
              thead(tr(th("capture"), th("what"))),
              tbody(
                  each(
                      comparison.captures(),
                      change -> tr(td(code(change.capture())), td(change.what()))))));
    }
    if (comparison.rules().stream().anyMatch(rule -> !rule.changes().isEmpty())) {
      content.add(h2("Changes"));
      content.add(changes(comparison));
    }
  }

  private static DomContent legend(String kind, String text) {
    return span(text + "  ").withClass("kind is-" + kind);
  }

  // --- A bar for each rule

  private static DomContent rules(Comparison comparison) {
    long most =
        comparison.rules().stream().mapToLong(rule -> Parts.of(rule).whole()).max().orElse(0);
    return table(
        thead(
            tr(
                th("rule"),
                th("was").withClass("number"),
                th("is").withClass("number"),
                th("alerts"))),
        tbody(each(comparison.rules(), rule -> rule(rule, most))));
  }

  private static DomContent rule(RuleComparison rule, long most) {
    List<DomContent> name = new ArrayList<>();
    name.add(code(rule.rule().name()));
    name.add(span(" " + rule.rule().sid()).withClass("faint"));
    rule.notes().forEach(note -> name.add(div(note).withClass("faint")));
    if (rule.isEdited()) {
      rule.was().ifPresent(was -> name.add(div(span("was "), code(was.query()))));
      name.add(div(span("is "), code(rule.rule().query())));
    }
    return tr(
        td(name.toArray(DomContent[]::new)),
        td(Long.toString(rule.alertsWas())).withClass("number"),
        td(Long.toString(rule.alertsNow())).withClass("number"),
        td(bar(Parts.of(rule), most)));
  }

  /** Alerts of a rule, by what became of them. */
  private record Parts(long same, long isNew, long changed, long lost) {
    static Parts of(RuleComparison rule) {
      long isNew = rule.count(Change.Kind.NEW);
      long changed = rule.count(Change.Kind.CHANGED);
      long same = Math.max(0, rule.alertsNow() - isNew - changed);
      return new Parts(same, isNew, changed, rule.count(Change.Kind.LOST));
    }

    long whole() {
      return same + isNew + changed + lost;
    }
  }

  private static DomContent bar(Parts parts, long most) {
    return div(
            part("same", parts.same, most),
            part("new", parts.isNew, most),
            part("changed", parts.changed, most),
            part("lost", parts.lost, most))
        .withClass("bar")
        .withTitle(
            "%d as before, %d new, %d changed, %d lost"
                .formatted(parts.same, parts.isNew, parts.changed, parts.lost));
  }

  /** As long as its share of the rule with most alerts; whatever is there at all can be seen. */
  private static DomContent part(String kind, long count, long most) {
    long thousandths = count == 0 ? 0 : Math.max(4, 1000 * count / Math.max(1, most));
    String width = thousandths / 10 + "." + thousandths % 10;
    return span().withClass(kind).withStyle("width:" + width + "%");
  }

  // --- A row for each change

  private static DomContent changes(Comparison comparison) {
    List<DomContent> rows = new ArrayList<>();
    for (RuleComparison rule : comparison.rules()) {
      for (Change change : rule.changes()) {
        rows.add(row(rule, change));
      }
    }
    return table(
        thead(
            tr(
                th(""),
                th("rule"),
                th("capture"),
                th("frame").withClass("number"),
                th("record"),
                th("because"))),
        tbody(rows.toArray(DomContent[]::new)));
  }

  private static DomContent row(RuleComparison rule, Change change) {
    String word = change.kind().word();
    return tr(
        td(span(word).withClass("kind is-" + word)),
        td(code(rule.rule().name())),
        td(code(change.capture())),
        td(change.frame() > 0 ? Long.toString(change.frame()) : "").withClass("number"),
        td(change.record()),
        td(ul(each(change.differences(), RegressionHtml::why)).withClass("why")));
  }

  private static DomContent why(Difference difference) {
    return li(each(RegressionWords.lines(difference), line -> div(code(line))));
  }

  // --- Labels

  private static DomContent scores(Regression regression) {
    return table(
        thead(
            tr(
                th("rule"),
                th("malicious hit").withClass("number"),
                th("benign hit").withClass("number"),
                th("precision").withClass("number"),
                th("recall").withClass("number"))),
        tbody(each(regression.scores(), score -> score(score, regression.was(score)))));
  }

  private static DomContent score(Score score, Optional<Score> was) {
    String malicious = score.maliciousHit() + " of " + score.malicious();
    String benign = score.benignHit() + " of " + score.benign();
    return tr(
        td(score.rule().isEmpty() ? span("all rules") : code(score.rule())),
        number(malicious, was.map(w -> w.maliciousHit() + " of " + w.malicious())),
        number(benign, was.map(w -> w.benignHit() + " of " + w.benign())),
        number(RegressionWords.precision(score), was.map(RegressionWords::precision)),
        number(RegressionWords.recall(score), was.map(RegressionWords::recall)));
  }

  private static DomContent number(String now, Optional<String> was) {
    boolean other = was.isPresent() && !was.get().equals(now);
    return td(other ? "was " + was.get() + ", is " + now : now).withClass("number");
  }
}
