// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pingsift.check.Expression;

/**
 * Which of many conditions on single records of one kind can be true on a record, found without
 * trying each: by numbers that they want, texts that must be there, and parts that they share.
 * Immutable.
 */
final class RuleIndex {
  /** A part is looked at for all if it is dearer than this, or many have it. */
  private static final int DEAR = 16;

  private static final int MANY = 4;

  /** So many conditions are worth the effort of several threads. */
  private static final int WORTH_THREADS = 256;

  private final Sieve[] sieves;
  private final Choices choices;
  private final long[] all;
  private final int conditions;

  /**
   * A condition, or with {@code wanted} false its opposite.
   *
   * @param rule plans values of the same records
   * @param condition null where all records are wanted
   * @param orUnknown whether records on which it is unknown must pass, too
   * @param ofStreams whether it is on iStreams that go on
   */
  record Entry(
      RulePlanner rule,
      @Nullable Expression condition,
      boolean wanted,
      boolean orUnknown,
      boolean ofStreams) {
    /** Of a condition on single records. */
    static Entry of(RulePlanner rule, Expression condition, boolean wanted, boolean orUnknown) {
      return new Entry(rule, condition, wanted, orUnknown, false);
    }

    /** Of a condition on iStreams that go on. */
    static Entry ofStreams(RulePlanner rule, Expression condition) {
      return new Entry(rule, condition, true, false, true);
    }

    /** Of something that wants all records. */
    static Entry ofAll(RulePlanner rule) {
      return new Entry(rule, null, true, true, false);
    }

    /** What must hold for it. Threads may ask at once. */
    Guard guard() {
      return condition == null
          ? Guard.NONE
          : new GuardPlanner(rule, orUnknown, ofStreams).guard(condition, wanted);
    }
  }

  private RuleIndex(List<Sieve> sieves, Choices choices, int conditions) {
    this.sieves = sieves.toArray(Sieve[]::new);
    this.choices = choices;
    this.conditions = conditions;
    this.all = Sieve.words(conditions);
    for (int i = 0; i < conditions; i++) {
      Sieve.set(all, i);
    }
  }

  static RuleIndex of(List<Entry> entries) {
    Building building = new Building(entries);
    return new RuleIndex(building.sieves(), building.choices, entries.size());
  }

  Sifting newSifting() {
    return new Sifting(conditions + choices.count());
  }

  /** The conditions that can be true on the record under test; valid until the next call. */
  long[] candidates(Evaluation evaluation, Sifting sifting) {
    return candidates(evaluation, sifting, all, 0);
  }

  /**
   * The same of some of the conditions.
   *
   * @param from the first word of those that are wanted
   */
  long[] candidates(Evaluation evaluation, Sifting sifting, long[] of, int from) {
    long[] alive = sifting.alive();
    if (alive.length == 1) {
      alive[0] = candidates(evaluation, sifting, of[from]);
      return alive;
    }
    sifting.begin(of, from, all.length);
    choices.begin(alive);
    for (Sieve sieve : sieves) {
      if (sieve.matters(alive)) {
        sifting.look();
        sieve.pass(evaluation, sifting);
      }
    }
    choices.end(alive);
    return alive;
  }

  /** Where a word holds all conditions. */
  private long candidates(Evaluation evaluation, Sifting sifting, long of) {
    long alive = choices.begin(of);
    for (Sieve sieve : sieves) {
      if (sieve.matters(alive)) {
        sifting.look();
        alive = sieve.pass(evaluation, sifting, alive);
      }
    }
    return choices.end(alive);
  }

  /** Makes the sieves. */
  private static final class Building {
    /** By bit: those of the conditions, then those of their choices. */
    private final List<Entry> entries;

    private final Choices choices;
    private final Map<Shape, Numbers> numbers = new LinkedHashMap<>();
    private final Map<Shape, Texts> texts = new LinkedHashMap<>();
    private final Map<Shape, Parts> parts = new LinkedHashMap<>();

    private record Numbers(RulePlanner rule, Guard.IntSource value, NumberSieve.Recipe recipe) {}

    private record Texts(
        RulePlanner rule, Expression bytes, List<Text> texts, List<int[]> conditions) {}

    private record Parts(Guard.Part part, List<Integer> conditions) {}

    Building(List<Entry> conditions) {
      entries = new ArrayList<>(conditions);
      List<Guard> guards =
          new ArrayList<>(
              (conditions.size() < WORTH_THREADS
                      ? conditions.stream()
                      : conditions.parallelStream())
                  .map(Entry::guard)
                  .toList());
      Choices.Recipe choosing = new Choices.Recipe(conditions.size());
      for (int i = 0; i < conditions.size(); i++) {
        if (!guards.get(i).choices().isEmpty()) {
          List<Guard> each = guards.get(i).eachChoice();
          choosing.add(i, each.size());
          guards.addAll(each);
          entries.addAll(Collections.nCopies(each.size(), conditions.get(i)));
        }
      }
      choices = choosing.choices();
      for (int i = 0; i < entries.size(); i++) {
        add(i, entries.get(i), guards.get(i));
      }
    }

    private void add(int condition, Entry entry, Guard guard) {
      for (Map.Entry<Shape, Guard.Numbers> number : guard.numbers().entrySet()) {
        numbers
            .computeIfAbsent(
                number.getKey(),
                shape ->
                    new Numbers(
                        entry.rule,
                        number.getValue().value(),
                        new NumberSieve.Recipe(entries.size())))
            .recipe
            .add(condition, number.getValue().allowed());
      }
      Guard.AnyText best = longest(guard.texts());
      if (best != null) {
        Texts known =
            texts.computeIfAbsent(
                best.shape(),
                shape -> new Texts(entry.rule, best.bytes(), new ArrayList<>(), new ArrayList<>()));
        for (Text text : best.texts()) {
          known.texts.add(text);
          known.conditions.add(new int[] {condition});
        }
      }
      for (Map.Entry<Shape, Guard.Part> part : guard.parts().entrySet()) {
        parts
            .computeIfAbsent(part.getKey(), shape -> new Parts(part.getValue(), new ArrayList<>()))
            .conditions
            .add(condition);
      }
    }

    private static Guard.@Nullable AnyText longest(List<Guard.AnyText> texts) {
      Guard.AnyText best = null;
      for (Guard.AnyText any : texts) {
        if (best == null || any.shortest() > best.shortest()) {
          best = any;
        }
      }
      return best;
    }

    List<Sieve> sieves() {
      List<Sieve> sieves = new ArrayList<>();
      for (Numbers each : numbers.values()) {
        sieves.add(each.recipe.sieve(each.value.plan(each.rule.values())));
      }
      for (Texts each : texts.values()) {
        sieves.add(
            new TextSieve(
                each.rule.values().bytes(each.bytes),
                each.texts,
                each.conditions.toArray(int[][]::new),
                set(each.conditions, true),
                set(each.conditions, false)));
      }
      for (Parts each : parts.values()) {
        add(each, sieves);
      }
      sieves.sort(Comparator.comparingInt(Sieve::cost).thenComparingInt(s -> -s.affectedCount()));
      return sieves;
    }

    private void add(Parts shared, List<Sieve> sieves) {
      if (shared.conditions.size() < 2) {
        return;
      }
      Guard.Part part = shared.part;
      Predicate condition = part.rule().condition(part.condition(), part.wanted());
      if (condition.cost() < DEAR && shared.conditions.size() < MANY) {
        return;
      }
      long[] affected = Sieve.words(entries.size());
      long[] strict = Sieve.words(entries.size());
      for (int i : shared.conditions) {
        Sieve.set(affected, i);
        if (!entries.get(i).orUnknown) {
          Sieve.set(strict, i);
        }
      }
      sieves.add(new ConditionSieve(condition, affected, strict));
    }

    /** All of them, or without the strict ones only those that may be unknown. */
    private long[] set(List<int[]> conditions, boolean withStrict) {
      long[] set = Sieve.words(entries.size());
      for (int[] each : conditions) {
        for (int condition : each) {
          if (withStrict || entries.get(condition).orUnknown) {
            Sieve.set(set, condition);
          }
        }
      }
      return set;
    }
  }
}
