// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The alerts of one rule in one capture, then and now.
 *
 * <p>Alerts are about the same thing where their record is the same one; of several about one
 * window's keys those with the same deciding frame first, then in their order.
 */
final class HitsComparison {
  private static final int NONE = -1;

  private final String capture;
  private final Hits was;
  private final Hits now;
  private final List<Change> changes = new ArrayList<>();

  private HitsComparison(String capture, Hits was, Hits now) {
    this.capture = capture;
    this.was = was;
    this.now = now;
  }

  static List<Change> of(String capture, Hits was, Hits now) {
    if (was.equals(now)) {
      return List.of();
    }
    HitsComparison comparison = new HitsComparison(capture, was, now);
    comparison.run();
    return comparison.changes;
  }

  private void run() {
    int[] partner = pairs();
    Set<Integer> paired = new HashSet<>();
    for (int i = 0; i < now.first().size(); i++) {
      RecordedAlert is = now.first().get(i);
      if (partner[i] != NONE) {
        paired.add(partner[i]);
        compare(was.first().get(partner[i]), is);
      } else if (isKnown(is, was)) {
        add(Change.Kind.NEW, is.record(), Optional.empty(), Optional.of(is), List.of());
      }
    }
    for (int i = 0; i < was.first().size(); i++) {
      RecordedAlert then = was.first().get(i);
      if (!paired.contains(i) && isKnown(then, now)) {
        add(Change.Kind.LOST, then.record(), Optional.of(then), Optional.empty(), List.of());
      }
    }
    compareRest();
  }

  /** Whether the other side would have the alert among the first ones, if it had it at all. */
  private static boolean isKnown(RecordedAlert alert, Hits other) {
    List<RecordedAlert> first = other.first();
    return other.rest().isEmpty() || alert.frame() < first.get(first.size() - 1).frame();
  }

  /** For each alert of now the one of then that it goes with. */
  private int[] pairs() {
    int[] partner = new int[now.first().size()];
    boolean[] taken = new boolean[was.first().size()];
    for (int i = 0; i < partner.length; i++) {
      partner[i] = find(now.first().get(i), true, taken);
    }
    for (int i = 0; i < partner.length; i++) {
      partner[i] = partner[i] == NONE ? find(now.first().get(i), false, taken) : partner[i];
    }
    return partner;
  }

  private int find(RecordedAlert wanted, boolean sameFrame, boolean[] taken) {
    for (int i = 0; i < taken.length; i++) {
      RecordedAlert then = was.first().get(i);
      boolean fits = !sameFrame || then.frame() == wanted.frame();
      if (!taken[i] && fits && then.record().equals(wanted.record())) {
        taken[i] = true;
        return i;
      }
    }
    return NONE;
  }

  private void compare(RecordedAlert then, RecordedAlert is) {
    if (then.equals(is)) {
      return;
    }
    List<Difference> differences = new ArrayList<>();
    if (then.frame() != is.frame()) {
      differences.add(Difference.of("deciding frame", "" + then.frame(), "" + is.frame()));
    }
    if (!then.state().equals(is.state())) {
      differences.add(Difference.of("state", then.state(), is.state()));
    }
    evidence(then.evidence(), is.evidence(), differences);
    if (differences.isEmpty()) {
      return; // the rule was edited, and what it says of this record is the same
    }
    add(Change.Kind.CHANGED, is.record(), Optional.of(then), Optional.of(is), differences);
  }

  /**
   * Conditions that are written as before are compared; of the others the first goes with the
   * first.
   */
  private static void evidence(
      List<RecordedAlert.Value> was, List<RecordedAlert.Value> now, List<Difference> into) {
    List<RecordedAlert.Value> left = new ArrayList<>(was);
    List<RecordedAlert.Value> others = new ArrayList<>();
    for (RecordedAlert.Value is : now) {
      Optional<RecordedAlert.Value> same =
          left.stream().filter(then -> then.condition().equals(is.condition())).findFirst();
      if (same.isEmpty()) {
        others.add(is);
        continue;
      }
      left.remove(same.get());
      if (!same.get().value().equals(is.value())) {
        into.add(Difference.of(is.condition(), text(same.get()), text(is)));
      }
    }
    for (int i = 0; i < Math.max(left.size(), others.size()); i++) {
      RecordedAlert.Value then = i < left.size() ? left.get(i) : null;
      RecordedAlert.Value is = i < others.size() ? others.get(i) : null;
      if (then != null && is != null && then.value().equals(is.value())) {
        continue; // another bound for the same value
      }
      into.add(
          new Difference(
              then == null ? "" : then.condition(),
              then == null ? "" : text(then),
              is == null ? "" : is.condition(),
              is == null ? "" : text(is)));
    }
  }

  private static String text(RecordedAlert.Value value) {
    return value.value().orElse("true");
  }

  private void compareRest() {
    if (was.rest().equals(now.rest()) && was.count() == now.count()) {
      return;
    }
    if (was.rest().isEmpty() && now.rest().isEmpty()) {
      return;
    }
    String then = Long.toString(was.count());
    String is = Long.toString(now.count());
    Difference difference =
        then.equals(is)
            ? Difference.note("as many as before, but other ones")
            : Difference.of("alerts", then, is);
    String record = "alerts beyond the first " + Hits.MOST_KEPT;
    Change.Kind kind = Change.Kind.CHANGED;
    add(kind, record, Optional.empty(), Optional.empty(), List.of(difference));
  }

  private void add(
      Change.Kind kind,
      String record,
      Optional<RecordedAlert> then,
      Optional<RecordedAlert> is,
      List<Difference> differences) {
    changes.add(new Change(kind, capture, record, then, is, differences));
  }
}
