// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

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

  /**
   * Nothing seen yet.
   *
   * @param conditions those of the inspector that this will see
   */
  public Coverage(List<Clauses> conditions) {
    all = conditions.stream().map(Covered::new).toList();
    all.forEach(covered -> byClauses.put(covered.clauses, covered));
  }

  @Override
  public void see(Reading reading) {
    Covered covered = byClauses.get(reading.clauses());
    if (covered != null) {
      covered.add(reading.seen(), 1);
    }
  }

  /** Adds what was seen of the same rules elsewhere. */
  public void add(Coverage other) {
    if (other.all.size() != all.size()) {
      throw new IllegalArgumentException("coverage of other rules");
    }
    for (int i = 0; i < all.size(); i++) {
      all.get(i).add(other.all.get(i).seen, other.all.get(i).records);
    }
  }

  /** In the order of the rules and their sources. */
  public List<Covered> all() {
    return all;
  }
}
