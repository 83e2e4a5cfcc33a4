// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pingsift.check.Expression;

/**
 * What must hold of a record for a condition to be true on it, as far as that is cheap to see or
 * shared with other conditions. It may be less than all that must hold: of each kind it keeps the
 * first {@value #MOST}, so that a condition of many thousand parts is no more work than one with
 * some. Immutable.
 *
 * @param numbers by the shapes of values: what they must be
 * @param texts of each one must stand in the bytes
 * @param parts conditions that must be true, by their shapes
 * @param choices guards of which one must hold, too; none where there is no choice. They have none
 */
record Guard(
    Map<Shape, Numbers> numbers, List<AnyText> texts, Map<Shape, Part> parts, List<Guard> choices) {
  /** Of the numbers, the texts, the parts, and of the ranges of one number. */
  private static final int MOST = 32;

  static final Guard NONE = new Guard(Map.of(), List.of(), Map.of(), List.of());

  boolean isNone() {
    return size() == 0;
  }

  private int size() {
    return numbers.size() + texts.size() + parts.size() + choices.size();
  }

  /** A value of a record, and the numbers that it may be. */
  record Numbers(IntSource value, Ranges allowed) {
    private Numbers and(Numbers other) {
      Ranges both = allowed.and(other.allowed);
      return both.ranges().size() > MOST ? this : new Numbers(value, both);
    }

    private Numbers or(Numbers other) {
      Ranges either = allowed.or(other.allowed);
      return new Numbers(value, either.ranges().size() > MOST ? either.span() : either);
    }
  }

  /** What makes the node of a value. */
  interface IntSource {
    IntValue plan(ValuePlanner values);
  }

  /**
   * Texts of which one must stand in bytes.
   *
   * @param bytes a field
   */
  record AnyText(Shape shape, Expression bytes, List<Text> texts) {
    int shortest() {
      int shortest = Integer.MAX_VALUE;
      for (Text text : texts) {
        shortest = Math.min(shortest, text.length());
      }
      return shortest;
    }
  }

  /**
   * A condition, or with {@code wanted} false its opposite.
   *
   * @param rule plans it
   */
  record Part(RulePlanner rule, Expression condition, boolean wanted) {}

  static Guard of(Shape shape, Numbers number) {
    return new Guard(Map.of(shape, number), List.of(), Map.of(), List.of());
  }

  static Guard of(AnyText texts) {
    return new Guard(Map.of(), List.of(texts), Map.of(), List.of());
  }

  Guard with(Shape shape, Part part) {
    Map<Shape, Part> all = new LinkedHashMap<>(parts);
    all.put(shape, part);
    return new Guard(numbers, texts, all, choices);
  }

  /** Of both conditions. */
  Guard and(Guard other) {
    if (isNone() || other.isNone()) {
      return isNone() ? other : this;
    }
    List<AnyText> allTexts = texts;
    if (!other.texts.isEmpty()) {
      allTexts = new ArrayList<>(texts);
      for (AnyText text : other.texts) {
        if (allTexts.size() < MOST) {
          allTexts.add(text);
        }
      }
    }
    Map<Shape, Part> allParts = parts;
    if (!other.parts.isEmpty()) {
      allParts = new LinkedHashMap<>(parts);
      for (Map.Entry<Shape, Part> entry : other.parts.entrySet()) {
        if (allParts.size() < MOST) {
          allParts.put(entry.getKey(), entry.getValue());
        }
      }
    }
    return new Guard(
        bothNumbers(other), allTexts, allParts, choices.isEmpty() ? other.choices : choices);
  }

  private Map<Shape, Numbers> bothNumbers(Guard other) {
    if (other.numbers.isEmpty()) {
      return numbers;
    }
    Map<Shape, Numbers> all = new LinkedHashMap<>(numbers);
    for (Map.Entry<Shape, Numbers> entry : other.numbers.entrySet()) {
      Numbers known = all.get(entry.getKey());
      if (known != null) {
        all.put(entry.getKey(), known.and(entry.getValue()));
      } else if (all.size() < MOST) {
        all.put(entry.getKey(), entry.getValue());
      }
    }
    return all;
  }

  /** Of at least one of both conditions. */
  Guard or(Guard other) {
    Map<Shape, Numbers> common = new LinkedHashMap<>();
    for (Map.Entry<Shape, Numbers> entry : numbers.entrySet()) {
      Numbers known = other.numbers.get(entry.getKey());
      if (known != null) {
        common.put(entry.getKey(), known.or(entry.getValue()));
      }
    }
    Guard both = new Guard(common, either(texts, other.texts), Map.of(), List.of());
    boolean saysAll = size() == 1 && other.size() == 1 && both.size() == 1;
    return saysAll ? both : both.with(eachChoice(), other.eachChoice());
  }

  private Guard with(List<Guard> some, List<Guard> others) {
    if (some.isEmpty() || others.isEmpty() || some.size() + others.size() > MOST) {
      return this;
    }
    List<Guard> all = new ArrayList<>(some);
    all.addAll(others);
    return new Guard(numbers, texts, parts, all);
  }

  /**
   * The choices, each with the numbers and texts that must be there anyway: itself where there is
   * none. No choice at all where that says nothing: to test parts of each takes longer than to test
   * the whole.
   */
  List<Guard> eachChoice() {
    if (!choices.isEmpty()) {
      Guard rest = new Guard(numbers, texts, Map.of(), List.of());
      return choices.stream().map(choice -> choice.and(rest)).toList();
    }
    return numbers.isEmpty() && texts.isEmpty()
        ? List.of()
        : List.of(new Guard(numbers, texts, Map.of(), List.of()));
  }

  /** One of the first texts and one of the others, as one choice. */
  private static List<AnyText> either(List<AnyText> some, List<AnyText> others) {
    AnyText best = null;
    for (AnyText a : some) {
      for (AnyText b : others) {
        int shortest = Math.min(a.shortest(), b.shortest());
        if (a.shape.equals(b.shape) && (best == null || shortest > best.shortest())) {
          List<Text> both = new ArrayList<>(a.texts);
          both.addAll(b.texts);
          best = new AnyText(a.shape, a.bytes, both);
        }
      }
    }
    return best == null ? List.of() : List.of(best);
  }
}
