// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * What differs between two records of one corpus.
 *
 * @param rules of then and of now, sorted by name; those that stayed as they are too
 * @param captures what changed of the captures themselves, a line each
 */
public record Comparison(List<RuleComparison> rules, List<CaptureChange> captures) {
  public Comparison {
    rules = List.copyOf(rules);
    captures = List.copyOf(captures);
  }

  /** A capture that is new, gone, another one, or broken elsewhere. */
  public record CaptureChange(String capture, String what) {}

  /** Compares alerts, without saying why they differ. */
  public static Comparison of(CorpusRecord was, CorpusRecord now) {
    List<RuleComparison> rules = new ArrayList<>();
    for (Pair pair : pairs(was.rules(), now.rules())) {
      rules.add(new RuleComparison(pair.was, pair.now, changes(pair)));
    }
    rules.sort(Comparator.comparing(rule -> rule.rule().name()));
    return new Comparison(rules, captures(was, now));
  }

  private static List<Change> changes(Pair pair) {
    SortedSet<String> captures = new TreeSet<>();
    pair.was.ifPresent(rule -> captures.addAll(rule.hits().keySet()));
    pair.now.ifPresent(rule -> captures.addAll(rule.hits().keySet()));
    List<Change> changes = new ArrayList<>();
    for (String capture : captures) {
      Hits then = pair.was.map(rule -> rule.hits(capture)).orElse(Hits.NONE);
      Hits is = pair.now.map(rule -> rule.hits(capture)).orElse(Hits.NONE);
      changes.addAll(HitsComparison.of(capture, then, is));
    }
    changes.sort(Comparator.comparing(change -> change.kind() == Change.Kind.CHANGED));
    return changes;
  }

  private static List<CaptureChange> captures(CorpusRecord was, CorpusRecord now) {
    SortedSet<String> names = new TreeSet<>(was.captures().keySet());
    names.addAll(now.captures().keySet());
    List<CaptureChange> changes = new ArrayList<>();
    for (String name : names) {
      CaptureFacts then = was.captures().get(name);
      CaptureFacts is = now.captures().get(name);
      if (then == null) {
        changes.add(new CaptureChange(name, "is new"));
      } else if (is == null) {
        changes.add(new CaptureChange(name, "is gone"));
      } else if (!then.equals(is)) {
        changes.add(new CaptureChange(name, what(then, is)));
      }
    }
    return changes;
  }

  private static String what(CaptureFacts then, CaptureFacts is) {
    List<String> words = new ArrayList<>();
    if (!then.digest().equals(is.digest())) {
      words.add("is another one than recorded");
    }
    if (then.frames() != is.frames()) {
      words.add("had %d frames, has %d".formatted(then.frames(), is.frames()));
    }
    if (!then.broken().equals(is.broken())) {
      words.add(is.broken().map(why -> "is broken: " + why).orElse("is no longer broken"));
    }
    return String.join("; ", words);
  }

  // --- Which rule is which

  private record Pair(Optional<RuleRecord> was, Optional<RuleRecord> now) {}

  /**
   * A rule is the same one where its id is; of the rest where its name is; of those that are then
   * left where it asks the same.
   */
  private static List<Pair> pairs(List<RuleRecord> was, List<RuleRecord> now) {
    List<RuleRecord> then = new ArrayList<>(was);
    List<RuleRecord> is = new ArrayList<>(now);
    List<Pair> pairs = new ArrayList<>();
    pair(then, is, (a, b) -> a.sid() == b.sid(), pairs);
    pair(then, is, (a, b) -> a.name().equals(b.name()), pairs);
    pair(then, is, RuleRecord::saysTheSame, pairs);
    then.forEach(rule -> pairs.add(new Pair(Optional.of(rule), Optional.empty())));
    is.forEach(rule -> pairs.add(new Pair(Optional.empty(), Optional.of(rule))));
    return pairs;
  }

  private static void pair(
      List<RuleRecord> was,
      List<RuleRecord> now,
      BiPredicate<RuleRecord, RuleRecord> same,
      List<Pair> pairs) {
    for (RuleRecord is : List.copyOf(now)) {
      Optional<RuleRecord> then = was.stream().filter(rule -> same.test(rule, is)).findFirst();
      if (then.isPresent()) {
        was.remove(then.get());
        now.remove(is);
        pairs.add(new Pair(then, Optional.of(is)));
      }
    }
  }

  /** Whether anything differs. */
  public boolean isChanged() {
    return !captures.isEmpty() || rules.stream().anyMatch(RuleComparison::isChanged);
  }

  public long count(Change.Kind kind) {
    return rules.stream().mapToLong(rule -> rule.count(kind)).sum();
  }
}
