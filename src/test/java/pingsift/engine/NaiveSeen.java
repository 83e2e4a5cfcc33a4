// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pingsift.check.Collection;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.AggregateKind;
import pingsift.check.Expression.Quantifier;
import pingsift.engine.NaiveValues.Data;

/**
 * A condition, and what each of its quantifiers and aggregates saw in each element of its
 * collection: all of it is written down, and gone through anew whenever it is asked for.
 */
final class NaiveSeen {
  /**
   * What one element showed.
   *
   * @param value null where it is unknown or absent
   * @param lost whether it is unknown because the capture does not show it
   */
  private record Seen(@Nullable Object value, boolean lost) {}

  private final Expression condition;
  private final Map<Expression, List<Seen>> seen = new IdentityHashMap<>();

  NaiveSeen(Expression condition) {
    this.condition = condition;
  }

  Expression condition() {
    return condition;
  }

  /** Whether the condition holds for good; null where that is unknown. */
  @Nullable Boolean truth(NaiveScene scene) {
    return new NaiveTruth(this, scene).of(condition);
  }

  /** Writes an element of a collection down. */
  void element(Collection collection, NaiveScene scene) {
    Set<Expression> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(condition, collection, parts);
    for (Expression part : parts) {
      Object value =
          part instanceof Quantifier quantifier
              ? new NaiveTruth(this, scene).of(quantifier.condition())
              : value((Aggregate) part, scene);
      note(part, value, scene);
    }
  }

  /** The quantifiers and aggregates of a collection; one can stand in two places. */
  private static void collect(Expression part, Collection collection, Set<Expression> into) {
    if (part instanceof Quantifier quantifier) {
      if (quantifier.collection() == collection) {
        into.add(part);
      }
    } else if (part instanceof Aggregate aggregate) {
      if (aggregate.collection() == collection) {
        into.add(part);
      }
    } else {
      part.parts().forEach(p -> collect(p, collection, into));
    }
  }

  private void note(Expression part, @Nullable Object value, NaiveScene scene) {
    boolean lost = value == null && NaiveShortfall.in(part.parts().get(0), scene);
    seen.computeIfAbsent(part, p -> new ArrayList<>()).add(new Seen(value, lost));
  }

  private @Nullable Object value(Aggregate aggregate, NaiveScene scene) {
    Object found = new NaiveTerms(this, scene).value(aggregate.value());
    boolean cut = found instanceof Data data && data.present().length < data.sent();
    return cut && aggregate.kind() == AggregateKind.DISTINCT ? null : found;
  }

  /** Takes over what another one of the same condition has seen, as if it came now. */
  void takeOver(NaiveSeen other) {
    other.seen.forEach(
        (part, values) -> seen.computeIfAbsent(part, p -> new ArrayList<>()).addAll(values));
  }

  /** What a quantifier or aggregate saw, but for elements that are passed over. */
  List<Object> known(Expression part) {
    List<Object> known = new ArrayList<>();
    for (Seen one : seen.getOrDefault(part, List.of())) {
      if (one.value != null) {
        known.add(one.value);
      }
    }
    return known;
  }

  /** Whether no element was passed over that a better capture could have shown. */
  boolean isComplete() {
    return seen.entrySet().stream()
        .noneMatch(e -> thatMatter(e.getKey(), e.getValue()).stream().anyMatch(Seen::lost));
  }

  /** Before the first and after the last value: what was passed over could have been it. */
  private static List<Seen> thatMatter(Expression part, List<Seen> all) {
    List<Seen> known = all.stream().filter(one -> one.value != null).toList();
    if (known.isEmpty() || !(part instanceof Aggregate aggregate)) {
      return all;
    }
    return switch (aggregate.kind()) {
      case FIRST -> all.subList(0, all.indexOf(known.get(0)));
      case LAST -> all.subList(all.lastIndexOf(known.get(known.size() - 1)), all.size());
      default -> all;
    };
  }
}
