// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;

/**
 * One rule over windows in one run. When a record came into a window, the condition is tried on it,
 * where it can have changed.
 */
final class WindowState implements Gatherer.State {
  private final Windows windows;
  private final WindowRule rule;
  private final int index;
  private final boolean isWatched;

  /**
   * @param index of the rule among those that share the windows
   */
  WindowState(Windows windows, WindowRule rule, int index) {
    this.windows = windows;
    this.rule = rule;
    this.index = index;
    isWatched = !rule.watched().isEmpty();
  }

  @Override
  public void take(GatheredRow row, GatheredRecord record, List<Gatherer.Found> into) {
    if (index == 0) {
      windows.take(row);
    }
    WindowGroup group = windows.current();
    if (group != null && (isWatched || !group.isQuiet(index))) {
      look(group, record, into);
    }
  }

  private void look(WindowGroup group, GatheredRecord record, List<Gatherer.Found> into) {
    Standing standing = group.standing(index);
    long begin = windows.begin(group.newest());
    boolean mayAlert = standing.armed || standing.alertedNanos <= begin;
    // where it may alert it matters whether it is true, else whether it is false
    if (isWatched || !group.isCertain(index) || standing.holds == mayAlert) {
      decide(group, standing, mayAlert, record, into);
      windows.account(group);
    }
    group.looked(index);
  }

  private void decide(
      WindowGroup group,
      Standing standing,
      boolean mayAlert,
      GatheredRecord record,
      List<Gatherer.Found> into) {
    group.settle(rule.aggregations());
    Evaluation evaluation = record.evaluation();
    evaluation.atWindow(group);
    Truth truth = rule.having().test(evaluation);
    if (isWatched) {
      evaluation.show(rule.watched(), record);
    }
    if (truth == Truth.FALSE) {
      standing.armed = true;
    }
    standing.holds = truth == Truth.TRUE;
    group.beCertain(index, rule.margin().measure(group, standing.holds));
    if (standing.holds && mayAlert) {
      standing.armed = false;
      standing.alertedNanos = group.newest();
      boolean dropped = group.droppedNanos > windows.begin(group.newest());
      into.add(new WindowReport(rule, group).found(record, evaluation, dropped));
    }
    evaluation.atWindow(null);
  }

  @Override
  public void advance(long nanos, List<Gatherer.Found> into) {
    // a window is looked at when a record comes, never because none does
  }

  @Override
  public long alarmNanos() {
    return Long.MAX_VALUE;
  }
}
