// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What differs between two texts, as a unified diff. For texts that differ here and there: after a
 * difference it goes on at the nearest pair of equal lines, so that every diff is right, and small
 * ones are the smallest.
 */
final class ChangedLines {
  private static final int CONTEXT = 3;

  /** How far it looks for equal lines; beyond that all the rest counts as changed. */
  private static final int REACH = 500;

  private static final String NO_LINE_END = "\n\\ No newline at end of file";

  /** Lines from {@code old} on were replaced by those from {@code fresh} on. */
  private record Change(int old, int olds, int fresh, int news) {}

  private final List<String> before;
  private final List<String> after;

  private ChangedLines(String before, String after) {
    this.before = lines(before);
    this.after = lines(after);
  }

  /** The diff, a line each, with {@code name} in its head; none where the texts are the same. */
  static List<String> of(String name, String before, String after) {
    ChangedLines texts = new ChangedLines(before, after);
    List<Change> changes = texts.changes();
    List<String> shown = new ArrayList<>();
    if (!changes.isEmpty()) {
      shown.add("--- " + name);
      shown.add("+++ " + name);
    }
    for (int from = 0; from < changes.size(); ) {
      int to = from + 1;
      while (to < changes.size() && near(changes.get(to - 1), changes.get(to))) {
        to++;
      }
      texts.hunk(changes.subList(from, to), shown);
      from = to;
    }
    return shown;
  }

  private static boolean near(Change one, Change next) {
    return next.old - (one.old + one.olds) <= 2 * CONTEXT;
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int last = lines.size() - 1;
    if (lines.get(last).isEmpty()) {
      lines.remove(last);
    } else {
      lines.set(last, lines.get(last) + NO_LINE_END);
    }
    return lines;
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    int old = 0;
    int fresh = 0;
    while (old < before.size() || fresh < after.size()) {
      if (isSame(old, fresh)) {
        old++;
        fresh++;
        continue;
      }
      Change change = change(old, fresh);
      changes.add(change);
      old += change.olds;
      fresh += change.news;
    }
    return changes;
  }

  private boolean isSame(int old, int fresh) {
    return old < before.size() && fresh < after.size() && before.get(old).equals(after.get(fresh));
  }

  private Change change(int old, int fresh) {
    int most = Math.min(REACH, before.size() - old + after.size() - fresh);
    for (int steps = 1; steps <= most; steps++) {
      for (int olds = 0; olds <= steps; olds++) {
        boolean ends = old + olds == before.size() && fresh + steps - olds == after.size();
        if (ends || isSame(old + olds, fresh + steps - olds)) {
          return new Change(old, olds, fresh, steps - olds);
        }
      }
    }
    return new Change(old, before.size() - old, fresh, after.size() - fresh);
  }

  private void hunk(List<Change> changes, List<String> into) {
    Change first = changes.get(0);
    Change last = changes.get(changes.size() - 1);
    int lead = Math.min(CONTEXT, first.old);
    int tail = Math.min(CONTEXT, before.size() - last.old - last.olds);
    int old = first.old - lead;
    int fresh = first.fresh - lead;
    int olds = last.old + last.olds + tail - old;
    int news = last.fresh + last.news + tail - fresh;
    into.add("@@ -" + range(old, olds) + " +" + range(fresh, news) + " @@");
    for (Change change : changes) {
      before.subList(old, change.old).forEach(line -> into.add(" " + line));
      old = change.old + change.olds;
      before.subList(change.old, old).forEach(line -> into.add("-" + line));
      after.subList(change.fresh, change.fresh + change.news).forEach(line -> into.add("+" + line));
    }
    before.subList(old, old + tail).forEach(line -> into.add(" " + line));
  }

  private static String range(int from, int count) {
    return (count == 0 ? from : from + 1) + "," + count;
  }
}
