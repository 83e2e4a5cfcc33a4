// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedQuery;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Restraint;
import pingsift.check.Scope;
import pingsift.check.Suppression;
import pingsift.check.Throttle;

/** What stands between a rule's matches and its alerts: all times of all keys are remembered. */
final class NaiveGate {
  private final Restraint restraint;
  private final List<NaiveStreams> streams = new ArrayList<>();
  private final Map<List<Object>, List<Long>> matches = new HashMap<>();
  private final Map<List<Object>, List<Long>> passed = new HashMap<>();

  NaiveGate(Restraint restraint) {
    this.restraint = restraint;
    for (Suppression suppression : restraint.suppressions()) {
      streams.add(new NaiveStreams(suppression.query().condition()));
    }
  }

  /** The conditions of suppressions, which look at iStreams as they stand. */
  List<NaiveStreams> streams() {
    return streams;
  }

  boolean passes(NaiveQuery.Found found) {
    for (int i = 0; i < streams.size(); i++) {
      if (Boolean.TRUE.equals(suppressed(i, found.last()))) {
        return false;
      }
    }
    long now = found.last().by().nanos();
    return restraint.after().map(after -> isFrequent(after, found, now)).orElse(true)
        && restraint.limit().map(limit -> isWithin(limit, found, now)).orElse(true);
  }

  private @Nullable Boolean suppressed(int index, NaiveRecord record) {
    CheckedQuery.Single query = restraint.suppressions().get(index).query();
    NaiveSeen seen =
        query.scope() == Scope.ISTREAM && record.stream() != null
            ? streams.get(index).of(record.stream())
            : new NaiveSeen(query.condition());
    return seen == null ? null : seen.truth(record.scene());
  }

  /** Whether the N-th last match that became certain, this one counted, is less than D older. */
  private boolean isFrequent(Throttle after, NaiveQuery.Found found, long now) {
    List<Long> times = times(matches, after, found);
    times.add(now);
    int nth = times.size() - (int) after.count();
    return nth >= 0 && now - times.get(nth) < after.durationNanos();
  }

  /** Alerts that passed are cut into stretches, each begun by the first behind the one before. */
  private boolean isWithin(Throttle limit, NaiveQuery.Found found, long now) {
    List<Long> times = times(passed, limit, found);
    if (!times.isEmpty() && now - times.get(0) >= limit.durationNanos()) {
      times.clear();
    }
    if (times.size() >= limit.count()) {
      return false;
    }
    times.add(now);
    return true;
  }

  private static List<Long> times(
      Map<List<Object>, List<Long>> all, Throttle throttle, NaiveQuery.Found found) {
    List<Object> keys = new ArrayList<>();
    Function<FieldReference, @Nullable Object> values = found.keys();
    for (FieldReference key : throttle.keys()) {
      Object value = values.apply(key);
      if (value == null) { // what lacks a key shares one
        keys.clear();
        break;
      }
      keys.add(value);
    }
    return all.computeIfAbsent(keys, k -> new ArrayList<>());
  }
}
