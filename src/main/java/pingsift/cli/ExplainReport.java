// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.eval.Truth;
import pingsift.inspect.Clauses;
import pingsift.inspect.Explanation;
import pingsift.inspect.Explanation.Line;
import pingsift.inspect.Findings.Case;
import pingsift.inspect.Findings.Finding;

/** Writes explanations, for people or as JSON. */
final class ExplainReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Terminal terminal;

  /** Whether the user chose records. */
  private final boolean choosy;

  private boolean first = true;

  ExplainReport(Terminal terminal, boolean choosy) {
    this.terminal = terminal;
    this.choosy = choosy;
  }

  void text(CheckedRule rule, List<Finding> findings) throws IOException {
    if (!first) {
      line("");
    }
    first = false;
    line("rule " + rule.name() + " (" + rule.meta().sid() + "): " + rule.meta().msg());
    for (Finding finding : findings) {
      line("  " + title(finding) + ": " + counts(finding));
      List<Case> cases = cases(finding);
      if (cases.isEmpty()) {
        line(choosy ? "    no such record" : "    no record to show");
      }
      for (Case one : cases) {
        line("");
        text(one);
      }
    }
    if (!rule.restraint().isNone()) {
      line("    `suppress`, `after` and `limit` are left aside here");
    }
  }

  private List<Case> cases(Finding finding) {
    return choosy ? finding.chosen() : finding.nearest().stream().toList();
  }

  private static String title(Finding finding) {
    Clauses clauses = finding.clauses();
    CheckedQuery query = clauses.rule().query();
    if (clauses.part() == Clauses.HAVING) {
      return "windows";
    }
    String records = clauses.scope().word() + "s";
    if (!(query instanceof CheckedQuery.Sequence sequence)) {
      return records;
    }
    boolean absent = sequence.steps().get(clauses.part()).absent();
    return "step %d, %s%s"
        .formatted(clauses.part() + 1, absent ? "which must not happen, " : "", records);
  }

  private static String counts(Finding finding) {
    long unknown = finding.count(Truth.UNKNOWN);
    return "true on "
        + CellText.counted(finding.count(Truth.TRUE))
        + ", false on "
        + CellText.counted(finding.count(Truth.FALSE))
        + (unknown == 0 ? "" : ", unknown on " + CellText.counted(unknown));
  }

  private void text(Case one) throws IOException {
    Explanation explanation = one.explanation();
    boolean holds = explanation.truth() == Truth.TRUE;
    line("    " + (holds ? "true on " : choosy ? "not true on " : "nearest: ") + one.record());
    lines(explanation.lines());
    if (!holds) {
      int count = explanation.flips().size();
      line("");
      line(
          "    to be true, "
              + RuleReport.counted(count, "condition")
              + " would have to come out otherwise:");
      lines(explanation.flips());
    }
  }

  private void line(String text) throws IOException {
    terminal.out().write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void lines(List<Line> lines) throws IOException {
    int state = lines.stream().mapToInt(line -> width(line)).max().orElse(0);
    for (Line line : lines) {
      String indent = "  ".repeat(line.depth());
      String head = "      " + indent + line.state();
      String pad = " ".repeat(Math.max(1, state + 8 - head.length()));
      String values = line.values().isEmpty() ? "" : "   # " + line.values();
      line(head + pad + indent + line.clause() + values);
    }
  }

  private static int width(Line line) {
    return 2 * line.depth() + line.state().length();
  }

  void json(CheckedRule rule, List<Finding> findings) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("rule", rule.name()).put("sid", rule.meta().sid());
    ArrayNode conditions = node.putArray("conditions");
    for (Finding finding : findings) {
      ObjectNode condition = conditions.addObject();
      condition.put("of", title(finding));
      condition.put("true", finding.count(Truth.TRUE));
      condition.put("false", finding.count(Truth.FALSE));
      condition.put("unknown", finding.count(Truth.UNKNOWN));
      ArrayNode records = condition.putArray("records");
      cases(finding).forEach(one -> record(one, records.addObject()));
    }
    line(JSON.writeValueAsString(node));
  }

  private static void record(Case one, ObjectNode node) {
    node.put("record", one.record());
    node.put("truth", one.explanation().truth().name().toLowerCase(Locale.ROOT));
    one.explanation().lines().forEach(line -> add(line, node.withArray("clauses").addObject()));
    one.explanation().flips().forEach(line -> add(line, node.withArray("to_change").addObject()));
  }

  private static void add(Line line, ObjectNode node) {
    node.put("depth", line.depth());
    node.put("state", line.state());
    node.put("condition", line.clause());
    node.put("values", line.values());
  }
}
