// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What differs between two texts, as a unified diff.
 *
 * <p>E. Myers, An O(ND) Difference Algorithm and Its Variations (1986), the greedy form. It keeps
 * what it saw at each step, so steps are limited: texts that differ in more lines are shown as one
 * change from the first line that differs to the last.
 */
public final class LineDiff {
  private static final int CONTEXT = 3;
  private static final int MAX_STEPS = 2_000;

  private enum Side {
    SAME,
    OLD,
    NEW
  }

  private final List<String> before;
  private final List<String> after;

  private LineDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /** What formatting changes: lines to show; none where the texts are the same. */
  public static List<String> unified(String name, String before, String after) {
    return unified(name, "formatted", before, after);
  }

  /**
   * Lines to show, with {@code name} in the head, and what was done to the second text; none where
   * the texts are the same.
   */
  public static List<String> unified(String name, String done, String before, String after) {
    if (before.equals(after)) {
      return List.of();
    }
    LineDiff diff = new LineDiff(lines(before), lines(after));
    List<String> shown = new ArrayList<>();
    shown.add("--- " + name);
    shown.add("+++ " + name + " (" + done + ")");
    diff.show(diff.script(), shown);
    return shown;
  }

  /** A carriage return is shown, since it can be all that differs. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.replace("\r", "\\r").split("\n", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    } else {
      lines.add("\\ No newline at end of file");
    }
    return lines;
  }

  private List<Side> script() {
    int head = 0;
    int shorter = Math.min(before.size(), after.size());
    while (head < shorter && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    LineDiff middle =
        new LineDiff(
            before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
    List<Side> script = new ArrayList<>(Collections.nCopies(head, Side.SAME));
    script.addAll(middle.shortestScript());
    script.addAll(Collections.nCopies(tail, Side.SAME));
    return script;
  }

  private List<Side> shortestScript() {
    int limit = Math.min(before.size() + after.size(), MAX_STEPS);
    // furthest[k + limit]: lines of the old text used on the diagonal old - new = k
    int[] furthest = new int[2 * limit + 3];
    List<int[]> trace = new ArrayList<>();
    for (int steps = 0; steps <= limit; steps++) {
      trace.add(slice(furthest, limit, steps));
      for (int k = -steps; k <= steps; k += 2) {
        int old = start(furthest, limit, steps, k);
        while (old < before.size()
            && old - k < after.size()
            && before.get(old).equals(after.get(old - k))) {
          old++;
        }
        furthest[k + limit + 1] = old;
        if (old >= before.size() && old - k >= after.size()) {
          return walkBack(trace, steps);
        }
      }
    }
    List<Side> all = new ArrayList<>(Collections.nCopies(before.size(), Side.OLD));
    all.addAll(Collections.nCopies(after.size(), Side.NEW));
    return all;
  }

  private static int start(int[] furthest, int limit, int steps, int k) {
    int down = furthest[k + limit + 2];
    int right = furthest[k + limit];
    return k == -steps || (k != steps && right < down) ? down : right + 1;
  }

  /** The part of the table that one step can look at: diagonals -steps-1 to steps+1. */
  private static int[] slice(int[] furthest, int limit, int steps) {
    int[] slice = new int[2 * steps + 3];
    System.arraycopy(furthest, limit - steps, slice, 0, slice.length);
    return slice;
  }

  private List<Side> walkBack(List<int[]> trace, int steps) {
    List<Side> script = new ArrayList<>();
    int old = before.size();
    int fresh = after.size();
    for (int step = steps; step > 0; step--) {
      int[] slice = trace.get(step);
      int k = old - fresh;
      boolean down = k == -step || (k != step && slice[k + step] < slice[k + step + 2]);
      int from = down ? slice[k + step + 2] : slice[k + step];
      int same = down ? old - from : old - from - 1;
      script.addAll(Collections.nCopies(same, Side.SAME));
      script.add(down ? Side.NEW : Side.OLD);
      old = from;
      fresh = from - (down ? k + 1 : k - 1);
    }
    script.addAll(Collections.nCopies(old, Side.SAME));
    Collections.reverse(script);
    return script;
  }

  // --- Shown ---

  private void show(List<Side> script, List<String> into) {
    int old = 0;
    int fresh = 0;
    for (int at = 0; at < script.size(); ) {
      if (script.get(at) == Side.SAME) {
        at++;
        old++;
        fresh++;
        continue;
      }
      int from = Math.max(0, at - CONTEXT);
      int to = endOfHunk(script, at);
      hunk(script.subList(from, to), old - (at - from), fresh - (at - from), into);
      for (; at < to; at++) {
        old += script.get(at) == Side.NEW ? 0 : 1;
        fresh += script.get(at) == Side.OLD ? 0 : 1;
      }
    }
  }

  /** Behind the context of the last of changes that are no more than two contexts apart. */
  private static int endOfHunk(List<Side> script, int first) {
    int end = first;
    for (int at = first; at < script.size() && at - end <= 2 * CONTEXT; at++) {
      if (script.get(at) != Side.SAME) {
        end = at + 1;
      }
    }
    return Math.min(script.size(), end + CONTEXT);
  }

  private void hunk(List<Side> script, int old, int fresh, List<String> into) {
    long olds = script.stream().filter(side -> side != Side.NEW).count();
    long news = script.stream().filter(side -> side != Side.OLD).count();
    into.add("@@ -%s +%s @@".formatted(range(old, olds), range(fresh, news)));
    for (Side side : script) {
      switch (side) {
        case SAME -> {
          into.add(" " + before.get(old++));
          fresh++;
        }
        case OLD -> into.add("-" + before.get(old++));
        case NEW -> into.add("+" + after.get(fresh++));
      }
    }
  }

  private static String range(int from, long count) {
    return (count == 0 ? from : from + 1) + "," + count;
  }
}
