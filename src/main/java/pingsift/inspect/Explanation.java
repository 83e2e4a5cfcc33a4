// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Expression.Quantifier;
import pingsift.eval.Truth;

/**
 * Why a condition is what it is on a record: its clauses with their values and, where it is not
 * true, what would have to change. Keeps nothing of the record.
 *
 * @param truth of the whole condition
 * @param lines outer clauses first
 * @param flips the smallest set of conditions that would have to change; empty where it is true
 */
public record Explanation(Truth truth, List<Line> lines, List<Line> flips, double distance) {
  /**
   * One clause.
   *
   * @param depth of the clause; the whole condition has 0
   * @param state {@code true}, {@code unknown}, {@code 2 of 20}
   * @param values what it compares, in words; may be empty
   */
  public record Line(int depth, String state, String clause, String values) {}

  public static Explanation of(Reading reading) {
    Writer writer = new Writer(reading);
    writer.add(reading.clauses().root(), 0);
    List<Flips.Flip> flips = Flips.of(reading);
    List<Line> changes = new ArrayList<>();
    for (Flips.Flip flip : flips) {
      String state = flip.wanted() ? "true" : "false";
      changes.add(new Line(0, state, flip.clause().text(), writer.lack(flip)));
    }
    return new Explanation(
        reading.truth(), List.copyOf(writer.lines), changes, Flips.distance(flips));
  }

  /** One reading. */
  private static final class Writer {
    private final Reading reading;
    private final CheckedRule rule;
    private final List<Line> lines = new ArrayList<>();

    Writer(Reading reading) {
      this.reading = reading;
      this.rule = reading.clauses().rule();
    }

    void add(Clause clause, int depth) {
      if (clause.elements().isPresent()) {
        Reading.Tally tally = reading.tally(clause);
        String plural = clause.elements().get().plural();
        String unknown = tally.unknowns() > 0 ? ", unknown on " + tally.unknowns() : "";
        String state = tally.trues() + " of " + tally.elements() + " " + plural + unknown;
        lines.add(new Line(depth, state, clause.brief(), ends(clause)));
      } else {
        String state = reading.truth(clause).name().toLowerCase(Locale.ROOT);
        String values = clause.kind() == Clause.Kind.TEST ? values(clause) : "";
        lines.add(new Line(depth, state, clause.brief(), values));
      }
      clause.children().forEach(child -> add(child, depth + 1));
    }

    /** {@code entropy is 6.2}; the text of a count is shortened. */
    private String values(Clause clause) {
      List<String> shown = new ArrayList<>();
      for (Reading.Shown value : reading.values(clause)) {
        shown.add(name(value.of()) + " is " + text(value));
      }
      return String.join(", ", shown);
    }

    private String name(Expression value) {
      return value instanceof Quantifier quantifier
          ? quantifier.kind().name().toLowerCase(Locale.ROOT) + "(…)"
          : rule.text(value);
    }

    private static String text(Reading.Shown shown) {
      Object value = shown.value();
      return value == null ? "absent" : ValueText.brief(value, shown.of().type());
    }

    /** {@code 8 to 64}: between which ends the numbers are. */
    private String ends(Clause clause) {
      Optional<List<Reading.Shown>> ends = reading.ends(clause);
      if (ends.isEmpty() || ends.get().get(0).value() == null) {
        return "";
      }
      String least = text(ends.get().get(0));
      String greatest = text(ends.get().get(1));
      String name = rule.text(ends.get().get(0).of());
      return name + " is " + (least.equals(greatest) ? least : least + " to " + greatest);
    }

    /** {@code is 2, 1 too few}. */
    String lack(Flips.Flip flip) {
      if (flip.gap().isPresent()) {
        return GapText.of(flip.gap().get());
      }
      Clause clause = flip.clause();
      if (clause.kind() == Clause.Kind.QUANTIFIER) {
        Reading.Tally tally = reading.tally(clause.children().get(0));
        String plural = clause.children().get(0).elements().orElseThrow().plural();
        return "true on " + tally.trues() + " of " + tally.elements() + " " + plural;
      }
      return values(clause);
    }
  }
}
