// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An alert that is new, lost or another one.
 *
 * @param was as it was, if it was
 * @param now as it is, if it is
 * @param differences why, as far as that could be found out
 */
public record Change(
    Kind kind,
    String capture,
    String record,
    Optional<RecordedAlert> was,
    Optional<RecordedAlert> now,
    List<Difference> differences) {
  /** What became of an alert. */
  public enum Kind {
    NEW,
    LOST,
    CHANGED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Change {
    differences = List.copyOf(differences);
  }

  Change because(List<Difference> found) {
    return found.isEmpty() ? this : new Change(kind, capture, record, was, now, found);
  }

  /** The frame that decides now, or did; 0 where it is about many alerts. */
  public long frame() {
    return now.or(() -> was).map(RecordedAlert::frame).orElse(0L);
  }
}
