// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import pingsift.check.CheckedRule;

/**
 * How often each condition in some rules was true, false, unknown and not reached on the records of
 * captures. A condition is covered where it was seen both true and false.
 *
 * <p>Of an {@code and} an operand is reached where those before it are true, of an {@code or} where
 * those before it are false, in source order: whatever order a run takes, only then does it decide.
 */
public final class Coverage implements Inspector.Visitor {
  /** Of one condition of a rule with all its parts. */
  public static final class Covered {
    private final Clauses clauses;
    private final Seen[] seen;
    private long records;

    private Covered(Clauses clauses) {
      this.clauses = clauses;
      seen = new Seen[clauses.all().size()];
      Arrays.fill(seen, Seen.NOTHING);
    }

    public Clauses clauses() {
      return clauses;
    }

    public Seen seen(Clause clause) {
      return seen[clause.index()];
    }

    /** Records, or windows each time that one was tried. */
    public long records() {
      return records;
    }

    /** Whether a clause has to be covered: a {@code not} only turns what it stands before. */
    public static boolean counts(Clause clause) {
      return clause.kind() != Clause.Kind.NOT;
    }

    /** How many outcomes there are: two of each condition. */
    public int outcomes() {
      return 2 * (int) clauses.all().stream().filter(Covered::counts).count();
    }

    /** How many of them were seen. */
    public int outcomesSeen() {
      int found = 0;
      for (Clause clause : clauses.all()) {
        if (counts(clause)) {
          Seen of = seen(clause);
          found += (of.trues() > 0 ? 1 : 0) + (of.falses() > 0 ? 1 : 0);
        }
      }
      return found;
    }

    private void add(Seen[] more, long moreRecords) {
      for (int i = 0; i < seen.length; i++) {
        seen[i] = seen[i].plus(more[i]);
      }
      records += moreRecords;
    }
  }

  private final List<Covered> all;
  private final IdentityHashMap<Clauses, Covered> byClauses = new IdentityHashMap<>();
  private final IdentityHashMap<CheckedRule, List<Covered>> byRule = new IdentityHashMap<>();

  /**
   * Nothing seen yet.
   *
   * @param conditions those of the inspector that this will see
   */
  public Coverage(List<Clauses> conditions) {
    all = conditions.stream().map(Covered::new).toList();
    for (Covered covered : all) {
      byClauses.put(covered.clauses, covered);
      byRule.computeIfAbsent(covered.clauses.rule(), rule -> new ArrayList<>()).add(covered);
    }
  }

  @Override
  public void see(Reading reading) {
    Covered covered = byClauses.get(reading.clauses());
    if (covered != null) {
      covered.add(reading.seen(), 1);
    }
  }

  /** Adds what was seen elsewhere of these rules or some of them; of others nothing. */
  public void add(Coverage other) {
    for (Covered more : other.all) {
      for (Covered own : of(more.clauses.rule())) {
        if (own.clauses.part() == more.clauses.part()) {
          own.add(more.seen, more.records);
        }
      }
    }
  }

  /** Of the conditions of a rule, in source order. */
  public List<Covered> of(CheckedRule rule) {
    return byRule.getOrDefault(rule, List.of());
  }

  /** In the order of the rules and their sources. */
  public List<Covered> all() {
    return all;
  }

  /** How many outcomes there are, and how many of them were seen. */
  public record Share(long seen, long outcomes) {
    /** Between 0 and 100; of nothing 100. */
    public double percent() {
      return outcomes == 0 ? 100 : 100.0 * seen / outcomes;
    }
  }

  /** Of some conditions together. */
  public static Share share(List<Covered> some) {
    return new Share(
        some.stream().mapToLong(Covered::outcomesSeen).sum(),
        some.stream().mapToLong(Covered::outcomes).sum());
  }
}
