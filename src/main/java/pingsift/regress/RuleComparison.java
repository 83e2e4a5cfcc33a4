// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule then and now; at least one of them is there.
 *
 * @param changes those that are new or lost first, then by capture, as the alerts stand there
 */
public record RuleComparison(
    Optional<RuleRecord> was, Optional<RuleRecord> now, List<Change> changes) {
  public RuleComparison {
    changes = List.copyOf(changes);
  }

  RuleComparison with(List<Change> explained) {
    return new RuleComparison(was, now, explained);
  }

  /** The rule as it is, or as it was where it is gone. */
  public RuleRecord rule() {
    return now.or(() -> was).orElseThrow();
  }

  public long count(Change.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).count();
  }

  /** What is to be said of the rule itself, a few words each. */
  public List<String> notes() {
    if (was.isEmpty()) {
      return List.of("the rule is new");
    }
    if (now.isEmpty()) {
      return List.of("the rule is gone");
    }
    RuleRecord then = was.get();
    RuleRecord is = now.get();
    List<String> notes = new ArrayList<>();
    if (!then.name().equals(is.name())) {
      notes.add("was called " + then.name());
    }
    if (then.sid() != is.sid()) {
      notes.add("had the id " + then.sid());
    }
    if (then.severity() != is.severity()) {
      notes.add("had severity " + then.severity());
    }
    return notes;
  }

  /** Whether it asks something else than before. */
  public boolean isEdited() {
    return was.isPresent() && now.isPresent() && !was.get().saysTheSame(now.get());
  }

  /** Whether alerts are other ones, or what the rule is called; an edit without effect is none. */
  public boolean isChanged() {
    return !changes.isEmpty() || !notes().isEmpty();
  }

  /** How many alerts there were. */
  public long alertsWas() {
    return was.map(RuleComparison::alerts).orElse(0L);
  }

  /** How many alerts there are. */
  public long alertsNow() {
    return now.map(RuleComparison::alerts).orElse(0L);
  }

  private static long alerts(RuleRecord rule) {
    return rule.hits().values().stream().mapToLong(Hits::count).sum();
  }
}
