// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.eval.Truth;

/**
 * What is worth telling of each condition after a capture: on how many records it was true, false
 * and unknown, and the first record that it was true on or else the nearest miss. Of chosen records
 * each is kept.
 */
public final class Findings implements Inspector.Visitor {
  /** Of one condition. */
  private static final int MOST_CHOSEN = 1_000;

  /** Whether a record is one that the user asked for. */
  public interface Choice {
    boolean includes(Reading reading);
  }

  /** A record with its explanation. */
  public record Case(String record, Explanation explanation) {}

  /** Kept of one condition. */
  public static final class Finding {
    private final Clauses clauses;
    private final List<Case> chosen = new ArrayList<>();
    private final long[] counts = new long[Truth.values().length];
    private @Nullable Case nearest;

    Finding(Clauses clauses) {
      this.clauses = clauses;
    }

    public Clauses clauses() {
      return clauses;
    }

    /** Records on which the condition came out so. */
    public long count(Truth truth) {
      return counts[truth.ordinal()];
    }

    /** The first record on which it was true, or the one on which it was nearest to that. */
    public Optional<Case> nearest() {
      return Optional.ofNullable(nearest);
    }

    /** Those that were asked for, in the order in which they were decided. */
    public List<Case> chosen() {
      return List.copyOf(chosen);
    }

    private void see(Reading reading, boolean wanted) {
      Truth truth = reading.truth();
      counts[truth.ordinal()]++;
      if (wanted && chosen.size() < MOST_CHOSEN) {
        chosen.add(new Case(RecordText.of(reading), Explanation.of(reading)));
      }
      Case best = nearest;
      if (best == null || isNearer(reading, truth, best.explanation())) {
        nearest = new Case(RecordText.of(reading), Explanation.of(reading));
      }
    }

    private static boolean isNearer(Reading reading, Truth truth, Explanation best) {
      if (best.truth() == Truth.TRUE) {
        return false;
      }
      return truth == Truth.TRUE || Flips.distance(Flips.of(reading)) < best.distance();
    }
  }

  private final IdentityHashMap<Clauses, Finding> findings = new IdentityHashMap<>();
  private final List<Clauses> conditions;
  private final Choice choice;

  /**
   * @param conditions those of the inspector that this will see
   */
  public Findings(List<Clauses> conditions, Choice choice) {
    this.conditions = List.copyOf(conditions);
    this.choice = choice;
    conditions.forEach(clauses -> findings.put(clauses, new Finding(clauses)));
  }

  @Override
  public void see(Reading reading) {
    Finding finding = findings.get(reading.clauses());
    if (finding != null) {
      finding.see(reading, choice.includes(reading));
    }
  }

  /** Of the conditions of a rule, in source order. */
  public List<Finding> of(CheckedRule rule) {
    return conditions.stream()
        .filter(clauses -> clauses.rule().equals(rule))
        .map(clauses -> findings.computeIfAbsent(clauses, Finding::new))
        .toList();
  }
}
