// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * "Did you mean": the known names that a wrong one was probably meant to be.
 *
 * <p>Slips of the finger come first (a letter too many, missing, wrong, or two swapped), then names
 * that were cut short, then names of which the wrong one is a segment, as {@code len} is of {@code
 * data.len}. Case and the separators {@code . _ -} count for nothing.
 */
public final class Suggestions {
  /** More than this is a list to read, not a hint. */
  private static final int MOST = 3;

  /** Longer words are cut before they are compared: the table of distances is quadratic. */
  private static final int LONGEST = 80;

  /** No name that anybody meant is longer. */
  private static final int LONGEST_MEANT = 1_000;

  /** A prefix shorter than this fits too many names. */
  private static final int SHORTEST_PREFIX = 3;

  /** Ranks above every edit distance that passes. */
  private static final int PREFIX_RANK = 100;

  private static final int SEGMENT_RANK = 200;
  private static final int NO_RANK = Integer.MAX_VALUE;

  private Suggestions() {}

  /** At most three of {@code candidates}, the likeliest first; none where nothing is near. */
  public static List<String> closest(String wrong, Collection<String> candidates) {
    if (wrong.length() > LONGEST_MEANT) {
      return List.of();
    }
    List<Ranked> ranked = new ArrayList<>();
    String folded = folded(wrong);
    for (String candidate : new LinkedHashSet<>(candidates)) {
      int rank = rank(wrong, folded, candidate);
      if (rank != NO_RANK && !candidate.equals(wrong)) {
        ranked.add(new Ranked(candidate, rank));
      }
    }
    ranked.sort(Comparator.comparingInt(Ranked::rank).thenComparing(Ranked::name));
    if (!ranked.isEmpty() && ranked.get(0).rank == 0) {
      return List.of(ranked.get(0).name); // the same but for case and separators
    }
    return ranked.stream().limit(MOST).map(Ranked::name).toList();
  }

  /**
   * The one candidate that a slip of the finger makes of {@code wrong}, or none: one letter too
   * many, missing, wrong, or two swapped; two such slips in a word of seven letters or more.
   */
  public static Optional<String> slip(String wrong, Collection<String> candidates) {
    if (wrong.length() > LONGEST_MEANT) {
      return Optional.empty();
    }
    String word = folded(wrong);
    int allowed = word.length() < SHORTEST_PREFIX ? 0 : word.length() < 7 ? 1 : 2;
    List<Ranked> near = new ArrayList<>();
    for (String candidate : new LinkedHashSet<>(candidates)) {
      int distance = distance(word, folded(candidate));
      if (distance <= Math.min(allowed, candidate.length() - 2)) {
        near.add(new Ranked(candidate, distance));
      }
    }
    near.sort(Comparator.comparingInt(Ranked::rank).thenComparing(Ranked::name));
    return near.stream().findFirst().map(Ranked::name);
  }

  private record Ranked(String name, int rank) {}

  private static int rank(String wrong, String a, String candidate) {
    String b = folded(candidate);
    if (a.isEmpty() || b.isEmpty()) {
      return NO_RANK;
    }
    int longer = Math.max(a.length(), b.length());
    int shorter = Math.min(a.length(), b.length());
    int allowed = Math.min(allowed(longer), shorter - 1);
    if (longer - shorter <= allowed) { // each letter more is an edit
      int distance = distance(a, b);
      if (distance <= allowed) {
        return distance;
      }
    }
    if (a.length() >= SHORTEST_PREFIX && (b.startsWith(a) || (a.startsWith(b) && b.length() > 2))) {
      return PREFIX_RANK + longer - shorter;
    }
    return sharesSegment(wrong, candidate) ? SEGMENT_RANK + longer - shorter : NO_RANK;
  }

  /** Lower case, without separators. Called for every known name and every mistake. */
  private static String folded(String name) {
    int length = Math.min(name.length(), LONGEST);
    StringBuilder plain = new StringBuilder(length);
    for (int i = 0; i < name.length() && plain.length() < LONGEST; i++) {
      if (!isSeparator(name.charAt(i))) {
        plain.append(Character.toLowerCase(name.charAt(i)));
      }
    }
    return plain.toString();
  }

  private static boolean isSeparator(char c) {
    return c == '.' || c == '_' || c == '-';
  }

  /** About a third of the letters may be wrong; one in a short word. */
  private static int allowed(int length) {
    if (length <= 4) {
      return 1;
    }
    return length <= 8 ? 2 : 3;
  }

  /**
   * Whether the last segment of the wrong name is a segment of the other, of two letters or more.
   */
  private static boolean sharesSegment(String wrong, String candidate) {
    int end = wrong.length();
    while (end > 0 && isSeparator(wrong.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && !isSeparator(wrong.charAt(start - 1))) {
      start--;
    }
    int length = end - start;
    for (int at = 0; length > 1 && at + length <= candidate.length(); at++) {
      int behind = at + length;
      boolean whole =
          (at == 0 || isSeparator(candidate.charAt(at - 1)))
              && (behind == candidate.length() || isSeparator(candidate.charAt(behind)));
      if (whole && candidate.regionMatches(true, at, wrong, start, length)) {
        return true;
      }
    }
    return false;
  }

  /** Edits from one word to the other: insert, drop, replace, or swap two neighbours. */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
        if (swapped(a, i, b, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
