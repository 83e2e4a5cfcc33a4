// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands between a match of a rule and its alert: first its suppressions, then {@code after},
 * then {@code limit}.
 */
public record Restraint(
    List<Suppression> suppressions, Optional<Throttle> after, Optional<Throttle> limit) {
  public static final Restraint NONE = new Restraint(List.of(), Optional.empty(), Optional.empty());

  public Restraint {
    suppressions = List.copyOf(suppressions);
  }

  /** Whether every match makes an alert. */
  public boolean isNone() {
    return suppressions.isEmpty() && after.isEmpty() && limit.isEmpty();
  }

  Restraint with(List<Suppression> more) {
    List<Suppression> all = new ArrayList<>(suppressions);
    all.addAll(more);
    return new Restraint(all, after, limit);
  }

  /** The same for a rule with another text: its keys stand nowhere. */
  Restraint unplaced() {
    return new Restraint(
        suppressions, after.map(Throttle::unplaced), limit.map(Throttle::unplaced));
  }
}
