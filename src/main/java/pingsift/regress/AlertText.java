// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Alerts as lines:
 *
 * <pre>
 *   frame 7, open: istream of frame 1: 192.0.2.1 to 192.0.2.2, id 15
 *     requests.count > 3 -> 4   (or where conditions have numbers: 1 -> 4)
 *   and 480 more, 3f9a0b1c2d3e4f50
 * </pre>
 */
final class AlertText {
  private static final String INDENT = "  ";
  private static final Pattern HEAD = Pattern.compile("  frame (\\d{1,18}), ([a-z, ]+): (.+)");
  private static final Pattern REST = Pattern.compile("  and (\\d{1,18}) more, ([0-9a-f]{16})");

  private AlertText() {}

  static String of(RecordedAlert alert) {
    StringBuilder text = new StringBuilder();
    add(alert, ConditionNumbers.NONE, text);
    return text.toString();
  }

  private static void add(RecordedAlert alert, ConditionNumbers numbers, StringBuilder text) {
    text.append(INDENT).append("frame ").append(alert.frame()).append(", ");
    text.append(alert.state()).append(": ").append(alert.record()).append('\n');
    for (RecordedAlert.Value value : alert.evidence()) {
      text.append(INDENT).append(INDENT).append(numbers.text(value)).append('\n');
    }
  }

  static void add(Hits hits, ConditionNumbers numbers, StringBuilder text) {
    hits.first().forEach(alert -> add(alert, numbers, text));
    if (!hits.rest().isEmpty()) {
      long more = hits.count() - hits.first().size();
      text.append(INDENT).append("and ").append(more).append(" more, ").append(hits.rest());
      text.append('\n');
    }
  }

  /** Reads as many lines as there are of one rule in one capture. */
  static Hits read(TextLines lines, ConditionNumbers numbers) throws RecordException {
    List<RecordedAlert> first = new ArrayList<>();
    while (lines.hasNext() && lines.peek().startsWith(INDENT)) {
      Matcher rest = REST.matcher(lines.peek());
      if (rest.matches()) {
        lines.next();
        return new Hits(first.size() + Long.parseLong(rest.group(1)), first, rest.group(2));
      }
      first.add(alert(lines, numbers));
    }
    if (first.isEmpty()) {
      throw lines.trouble("expected an alert: `  frame N, STATE: RECORD`");
    }
    return new Hits(first.size(), first, "");
  }

  private static RecordedAlert alert(TextLines lines, ConditionNumbers numbers)
      throws RecordException {
    Matcher head = HEAD.matcher(lines.peek());
    if (!head.matches()) {
      throw lines.trouble("expected an alert: `  frame N, STATE: RECORD`");
    }
    lines.next();
    List<RecordedAlert.Value> evidence = new ArrayList<>();
    String deep = INDENT + INDENT;
    while (lines.hasNext() && lines.peek().startsWith(deep)) {
      evidence.add(numbers.value(lines.next().substring(deep.length()), lines));
    }
    return new RecordedAlert(head.group(3), Long.parseLong(head.group(1)), head.group(2), evidence);
  }
}
