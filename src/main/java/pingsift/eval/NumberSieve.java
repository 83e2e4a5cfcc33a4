// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A number that conditions want to be one of some. */
final class NumberSieve extends Sieve {
  /*
   * The bounds of all conditions cut the numbers into stretches, in each of which the same
   * conditions are left. Most stretches have few more than the conditions that want nothing of the
   * number: those are kept as a list, so that thousands of conditions on one number each take
   * little room.
   */
  private static final int MOST_BESIDES = 8;
  private static final int[] NONE = {};

  /** Numbers below are looked up in a table. */
  private static final int TABLE = 2048;

  private static final int BLOCK = 256;

  /** Stands for a block that has a bound inside. */
  private static final char SEVERAL = Character.MAX_VALUE;

  private final IntValue number;

  /** Where each stretch but the first begins, ascending. */
  private final long[] bounds;

  /** The stretches of the numbers from 0 on. */
  private final char[] table;

  /** Those of the numbers from 0 to 65535, {@value #BLOCK} at a time; {@link #SEVERAL} are. */
  private final char[] blocks;

  // for each stretch
  private final long[][] left;
  private final int[][] besides;

  /** Both together, where a word holds all conditions. */
  private final long[] words;

  private NumberSieve(
      IntValue number, long[] affected, long[] bounds, long[][] left, int[][] besides) {
    super(affected);
    this.number = number;
    this.bounds = bounds;
    this.left = left;
    this.besides = besides;
    this.table = new char[bounds.length < Character.MAX_VALUE ? TABLE : 0];
    for (int i = 0; i < table.length; i++) {
      table[i] = (char) search(i);
    }
    this.blocks = new char[table.length == 0 ? 0 : (1 << 16) / BLOCK];
    for (int i = 0; i < blocks.length; i++) {
      int first = search((long) i * BLOCK);
      blocks[i] = first == search((long) i * BLOCK + BLOCK - 1) ? (char) first : SEVERAL;
    }
    this.words = affected.length == 1 ? words(left, besides) : new long[0];
  }

  private static long[] words(long[][] left, int[][] besides) {
    long[] words = new long[left.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = left[i][0];
      for (int condition : besides[i]) {
        words[i] |= 1L << condition;
      }
    }
    return words;
  }

  @Override
  long pass(Evaluation evaluation, Sifting sifting, long alive) {
    return alive & words[stretch(number.read(evaluation))];
  }

  private int stretch(long value) {
    return value >= 0 && value < table.length ? table[(int) value] : stretchInBlock(value);
  }

  private int stretchInBlock(long value) {
    boolean known = value >= 0 && value < (long) BLOCK * blocks.length;
    int stretch = known ? blocks[(int) value / BLOCK] : SEVERAL;
    return stretch == SEVERAL ? search(value) : stretch;
  }

  @Override
  void pass(Evaluation evaluation, Sifting sifting) {
    int stretch = stretch(number.read(evaluation));
    int[] others = besides[stretch];
    if (others.length == 0) {
      sifting.keep(left[stretch]);
    } else {
      sifting.keep(left[stretch], others);
    }
  }

  private int search(long value) {
    int found = Arrays.binarySearch(bounds, value);
    return found >= 0 ? found + 1 : -found - 1;
  }

  @Override
  int cost() {
    return number.cost() + 2;
  }

  /** What conditions want a number to be. */
  static final class Recipe {
    private final int conditions;
    private final List<Integer> wanting = new ArrayList<>();
    private final List<Ranges> wanted = new ArrayList<>();

    /**
     * @param conditions how many there are in all
     */
    Recipe(int conditions) {
      this.conditions = conditions;
    }

    void add(int condition, Ranges allowed) {
      wanting.add(condition);
      wanted.add(allowed);
    }

    int size() {
      return wanting.size();
    }

    NumberSieve sieve(IntValue number) {
      long[] affected = words(conditions);
      for (int condition : wanting) {
        set(affected, condition);
      }
      long[] bounds = bounds();
      long[] free = words(conditions);
      for (int i = 0; i < free.length; i++) {
        free[i] = ~affected[i];
      }
      long[][] left = new long[bounds.length + 1][];
      int[][] besides = new int[bounds.length + 1][];
      fill(bounds, free, left, besides);
      return new NumberSieve(number, affected, bounds, left, besides);
    }

    private long[] bounds() {
      long[] all = new long[0];
      int count = 0;
      for (Ranges ranges : wanted) {
        for (Ranges.Interval interval : ranges.ranges()) {
          if (count + 2 > all.length) {
            all = Arrays.copyOf(all, 2 * count + 16);
          }
          if (interval.low() > Long.MIN_VALUE) {
            all[count++] = interval.low();
          }
          if (interval.high() < Long.MAX_VALUE) {
            all[count++] = interval.high() + 1;
          }
        }
      }
      Arrays.sort(all, 0, count);
      int distinct = 0;
      for (int i = 0; i < count; i++) {
        if (i == 0 || all[i] != all[i - 1]) {
          all[distinct++] = all[i];
        }
      }
      return Arrays.copyOf(all, distinct);
    }

    /** Goes through the stretches in order; conditions come and go at their bounds. */
    private void fill(long[] bounds, long[] free, long[][] left, int[][] besides) {
      int[][] turning = turning(bounds);
      long[] now = words(conditions);
      int count = 0;
      Map<Integer, long[]> known = new HashMap<>();
      for (int stretch = 0; stretch < left.length; stretch++) {
        for (int condition : turning[stretch]) {
          count += has(now, condition) ? -1 : 1;
          now[condition >> 6] ^= 1L << condition;
        }
        if (count <= MOST_BESIDES) {
          left[stretch] = free;
          besides[stretch] = list(now, count);
        } else {
          left[stretch] = joined(free, now, known);
          besides[stretch] = NONE;
        }
      }
    }

    /** For each stretch the conditions that come or go where it begins. */
    private int[][] turning(long[] bounds) {
      int[] sizes = new int[bounds.length + 1];
      int[][] turning = new int[bounds.length + 1][];
      Arrays.fill(turning, NONE);
      for (int i = 0; i < wanting.size(); i++) {
        for (Ranges.Interval interval : wanted.get(i).ranges()) {
          turn(turning, sizes, stretch(bounds, interval.low()), wanting.get(i));
          if (interval.high() < Long.MAX_VALUE) {
            turn(turning, sizes, stretch(bounds, interval.high() + 1), wanting.get(i));
          }
        }
      }
      for (int i = 0; i < turning.length; i++) {
        turning[i] = Arrays.copyOf(turning[i], sizes[i]);
      }
      return turning;
    }

    private static void turn(int[][] turning, int[] sizes, int stretch, int condition) {
      if (sizes[stretch] == turning[stretch].length) {
        turning[stretch] = Arrays.copyOf(turning[stretch], 2 * sizes[stretch] + 2);
      }
      turning[stretch][sizes[stretch]++] = condition;
    }

    private static int stretch(long[] bounds, long begin) {
      return begin == Long.MIN_VALUE ? 0 : Arrays.binarySearch(bounds, begin) + 1;
    }

    private static int[] list(long[] set, int count) {
      int[] list = count == 0 ? NONE : new int[count];
      int size = 0;
      for (int word = 0; word < set.length && size < count; word++) {
        for (long bits = set[word]; bits != 0; bits &= bits - 1) {
          list[size++] = word << 6 | Long.numberOfTrailingZeros(bits);
        }
      }
      return list;
    }

    private static long[] joined(long[] free, long[] now, Map<Integer, long[]> known) {
      long[] both = free.clone();
      for (int i = 0; i < both.length; i++) {
        both[i] |= now[i];
      }
      long[] same = known.putIfAbsent(Arrays.hashCode(both), both);
      return same != null && Arrays.equals(same, both) ? same : both;
    }
  }
}
