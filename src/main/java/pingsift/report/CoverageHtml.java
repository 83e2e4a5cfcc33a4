// SPDX-License-Identifier: Apache-2.0
package pingsift.report;

import static j2html.TagCreator.body;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.style;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pingsift.check.CheckedRule;
import pingsift.inspect.Clause;
import pingsift.inspect.Coverage;
import pingsift.inspect.Coverage.Covered;
import pingsift.inspect.Coverage.Share;
import pingsift.inspect.Seen;
import pingsift.inspect.Uncovered;
import pingsift.text.SourceText;

/** Coverage as one page that needs no other file: a bar for each rule, a row for each condition. */
public final class CoverageHtml {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --good: #1a7f37; --half: #9a6700; --bad: #cf222e; \
      --line: #8884; --soft: #8882 }
      @media (prefers-color-scheme: dark) { :root { --good: #3fb950; --half: #d29922; \
      --bad: #f85149 } }
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; \
      padding: 0 1rem }
      h1 { font-size: 1.4rem }
      details { border-top: 1px solid var(--line); padding: .4rem 0 }
      summary { cursor: pointer; display: grid; grid-template-columns: 1fr 9rem 6rem; gap: 1rem; \
      align-items: center }
      .bar { background: var(--soft); height: .7rem; border-radius: .35rem; overflow: hidden }
      .bar span { display: block; height: 100%; background: var(--good) }
      .share, td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
      table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem }
      th { text-align: left; font-weight: 600 }
      td, th { padding: .15rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top }
      code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere }
      .both code { border-left: 3px solid var(--good); padding-left: .4rem }
      .one code { border-left: 3px solid var(--half); padding-left: .4rem }
      .none code { border-left: 3px solid var(--bad); padding-left: .4rem }
      .why { color: var(--half); display: block; font-size: .9em }
      .file { opacity: .7; font-size: .9em }
      """;

  private CoverageHtml() {}

  /**
   * @param of what was gone through: {@code the tests of 11 rules}
   */
  public static String page(Coverage coverage, List<CheckedRule> rules, String of) {
    Share all = Coverage.share(coverage.all());
    return document(
        html(
            head(
                meta().withCharset("utf-8"),
                meta().withName("viewport").withContent("width=device-width"),
                title("Coverage of rules"),
                style(rawHtml(STYLE))),
            body(
                h1("Coverage of " + of),
                p(
                    "Seen %d of %d outcomes (%s): each condition should be seen true and false."
                        .formatted(all.seen(), all.outcomes(), percent(all))),
                each(rules, rule -> rule(rule, coverage.of(rule))))));
  }

  private static DomContent rule(CheckedRule rule, List<Covered> conditions) {
    Share share = Coverage.share(conditions);
    SourceText source = rule.source();
    String place = source.name() + ":" + source.lineAt(rule.span().start());
    List<DomContent> rows = new ArrayList<>();
    conditions.forEach(covered -> rows(covered, rows));
    return details(
            summary(
                div(span(rule.name()), span("  " + place).withClass("file")),
                div(span().withStyle("width:" + percent(share))).withClass("bar"),
                span(share.seen() + " of " + share.outcomes()).withClass("share")),
            table(
                thead(
                    tr(
                        th("condition"),
                        th("true").withClass("n"),
                        th("false").withClass("n"),
                        th("unknown").withClass("n"),
                        th("not reached").withClass("n"))),
                tbody(each(rows, row -> row))))
        .withCondOpen(share.seen() < share.outcomes());
  }

  private static void rows(Covered covered, List<DomContent> rows) {
    List<Uncovered> uncovered = Uncovered.of(covered);
    row(covered, covered.clauses().root(), 0, uncovered, rows);
  }

  private static void row(
      Covered covered, Clause clause, int depth, List<Uncovered> uncovered, List<DomContent> rows) {
    Seen seen = covered.seen(clause);
    Optional<Uncovered> lacks =
        uncovered.stream().filter(one -> one.clause().index() == clause.index()).findFirst();
    rows.add(
        tr(
                td(
                        code(clause.brief()),
                        lacks.isPresent() ? span(why(lacks.get(), seen)).withClass("why") : span())
                    .withStyle("padding-left:" + (0.5 + 1.2 * depth) + "rem"),
                td(Long.toString(seen.trues())).withClass("n"),
                td(Long.toString(seen.falses())).withClass("n"),
                td(Long.toString(seen.unknowns())).withClass("n"),
                td(Long.toString(seen.notReached())).withClass("n"))
            .withClass(state(clause, seen)));
    clause.children().forEach(child -> row(covered, child, depth + 1, uncovered, rows));
  }

  private static String why(Uncovered lacks, Seen seen) {
    boolean neither = seen.trues() == 0 && seen.falses() == 0;
    String never = neither ? "neither true nor false" : "never " + lacks.outcome();
    return never + ": " + lacks.why();
  }

  private static String state(Clause clause, Seen seen) {
    int outcomes = (seen.trues() > 0 ? 1 : 0) + (seen.falses() > 0 ? 1 : 0);
    return !Covered.counts(clause) || outcomes == 2 ? "both" : outcomes == 1 ? "one" : "none";
  }

  private static String percent(Share share) {
    return String.format(Locale.ROOT, "%.1f%%", share.percent());
  }
}
