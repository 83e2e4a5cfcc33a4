// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedValue;
import pingsift.check.Type;
import pingsift.inspect.ValueText;

/**
 * The values of one expression over many records: numbers as a {@link Distribution}, all else
 * counted value by value, as far as memory allows.
 */
final class Histogram {
  private final CheckedValue value;
  private final Distribution numbers = new Distribution();
  private final Map<String, long[]> words = new HashMap<>();
  private long absent;
  private long wordCount;
  private long uncounted;

  Histogram(CheckedValue value) {
    this.value = value;
  }

  void add(@Nullable Object cell) {
    if (cell == null) {
      absent++;
    } else if (isOfNumbers()) {
      numbers.add(((Number) cell).doubleValue());
    } else {
      addWord(ValueText.of(cell, value.type()));
    }
  }

  private void addWord(String word) {
    wordCount++;
    long[] count = words.get(word);
    if (count == null && words.size() == Distribution.MOST_DISTINCT) {
      uncounted++;
    } else if (count == null) {
      words.put(word, new long[] {1});
    } else {
      count[0]++;
    }
  }

  /** Whether values are numbers, durations or times, and not words. */
  boolean isOfNumbers() {
    return value.type().isOrdered() && !CellText.isNamed(value);
  }

  String text() {
    return value.text();
  }

  Type type() {
    return value.type();
  }

  long count() {
    return isOfNumbers() ? numbers.count() : wordCount;
  }

  /** How many records lack the value. */
  long absent() {
    return absent;
  }

  Distribution numbers() {
    return numbers;
  }

  /** Counts of values that are no numbers. */
  Map<String, long[]> words() {
    return words;
  }

  /** How many values are in none of the counts, because there were too many different ones. */
  long uncounted() {
    return uncounted;
  }
}
