// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import pingsift.check.CheckedRule;
import pingsift.inspect.Clause;
import pingsift.inspect.Coverage;
import pingsift.inspect.Coverage.Covered;
import pingsift.inspect.Seen;
import pingsift.inspect.Uncovered;
import pingsift.text.SourceText;

/** Writes coverage for people. */
final class CoverageReport {
  private final Terminal terminal;
  private final boolean tree;

  /**
   * @param tree whether covered conditions are shown too
   */
  CoverageReport(Terminal terminal, boolean tree) {
    this.terminal = terminal;
    this.tree = tree;
  }

  void rule(CheckedRule rule, List<Covered> conditions) throws IOException {
    Coverage.Share share = Coverage.share(conditions);
    line("%-8s%s".formatted(share.seen() + "/" + share.outcomes(), rule.name()));
    for (Covered covered : conditions) {
      if (tree) {
        tree(covered, covered.clauses().root(), 0);
      }
      List<Uncovered> lacking = Uncovered.of(covered);
      for (int i = 0; i < lacking.size(); i++) {
        Uncovered one = lacking.get(i);
        boolean both =
            i + 1 < lacking.size() && lacking.get(i + 1).clause().index() == one.clause().index();
        String never = both ? "neither true nor false" : "never " + one.outcome();
        line(
            "  %s  `%s` %s: %s"
                .formatted(place(rule, one.clause()), one.clause().text(), never, one.why()));
        i += both ? 1 : 0;
      }
    }
  }

  private static String place(CheckedRule rule, Clause clause) {
    SourceText source = rule.source();
    int start = source.origin(clause.span()).own().start();
    return source.name() + ":" + source.lineAt(start) + ":" + source.columnAt(start);
  }

  private void tree(Covered covered, Clause clause, int depth) throws IOException {
    Seen seen = covered.seen(clause);
    String counts =
        "true %,d, false %,d".formatted(seen.trues(), seen.falses())
            + (seen.unknowns() == 0 ? "" : ", unknown %,d".formatted(seen.unknowns()))
            + (seen.notReached() == 0 ? "" : ", not reached %,d".formatted(seen.notReached()));
    line("    " + "  ".repeat(depth) + clause.brief() + "   # " + counts);
    for (Clause child : clause.children()) {
      tree(covered, child, depth + 1);
    }
  }

  void whole(Coverage.Share share, String of) {
    terminal
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "seen %,d of %,d outcomes (%.1f %%) in %s",
                share.seen(),
                share.outcomes(),
                share.percent(),
                of));
  }

  private void line(String text) throws IOException {
    terminal.out().write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
