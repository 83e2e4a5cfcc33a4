// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which clause of one version of a rule goes with a clause of the other: the one that reads the
 * same, else the most similar one of those that only the other version has.
 */
final class Counterparts {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_.]+");

  /** Of all words of two clauses so many must be in both. */
  private static final double LEAST_SIMILAR = 0.3;

  private Counterparts() {}

  static Optional<Snapshot.State> of(Snapshot.State clause, Snapshot own, Snapshot other) {
    Optional<Snapshot.State> same = other.find(clause.text());
    if (same.isPresent()) {
      return same;
    }
    Set<String> here = new HashSet<>();
    own.clauses().forEach(one -> here.add(one.text()));
    Snapshot.State best = null;
    double most = 0;
    for (Snapshot.State one : other.clauses()) {
      boolean comparable = !one.joint() && one.elements() == clause.elements();
      if (comparable && !here.contains(one.text())) {
        double similar = similarity(one.text(), clause.text());
        if (similar > most) {
          most = similar;
          best = one;
        }
      }
    }
    return most < LEAST_SIMILAR ? Optional.empty() : Optional.ofNullable(best);
  }

  private static double similarity(String a, String b) {
    List<String> wordsOfA = words(a);
    List<String> wordsOfB = words(b);
    Set<String> all = new HashSet<>(wordsOfA);
    all.addAll(wordsOfB);
    Set<String> common = new HashSet<>(wordsOfA);
    common.retainAll(new HashSet<>(wordsOfB));
    return all.isEmpty() ? 0 : (double) common.size() / all.size();
  }

  private static List<String> words(String text) {
    return Arrays.stream(BETWEEN_WORDS.split(text)).filter(word -> !word.isEmpty()).toList();
  }
}
