// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import pingsift.capture.CaptureException;
import pingsift.check.CheckedRule;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.eval.Truth;
import pingsift.fields.Fields;
import pingsift.inspect.Inspector;
import pingsift.inspect.Reading;

/**
 * Finds out why alerts are new or lost: goes through the captures concerned once more, with the
 * rules of then and of now, and looks which conditions keep the alert away in the one and not in
 * the other.
 *
 * <p>A rule that is known from a record only is read anew from what the record says that it asked.
 * Where that cannot be done, because it named a list for one, what the alert said then has to do.
 */
public final class Causes {
  private final EngineOptions options;
  private final int threads;

  /** The rules of then, by what their record says. */
  private final IdentityHashMap<RuleRecord, Optional<CheckedRule>> readAnew =
      new IdentityHashMap<>();

  public Causes(EngineOptions options, int threads) {
    this.options = options;
    this.threads = threads;
  }

  /** One change with the rules that it is about. */
  private record Case(
      RuleComparison rule,
      Change change,
      Wanted wanted,
      Optional<CheckedRule> was,
      Optional<CheckedRule> now) {}

  /**
   * The same comparison, its changes with their differences.
   *
   * @throws IOException where a capture cannot be opened any more
   */
  public Comparison explain(Comparison comparison, Corpus corpus) throws IOException {
    Map<String, List<Case>> byCapture = new TreeMap<>();
    for (RuleComparison rule : comparison.rules()) {
      for (Change change : rule.changes()) {
        if (change.kind() != Change.Kind.CHANGED) {
          byCapture.computeIfAbsent(change.capture(), c -> new ArrayList<>()).add(of(rule, change));
        }
      }
    }
    List<CorpusCapture> captures =
        corpus.captures().stream()
            .filter(capture -> byCapture.containsKey(capture.name()))
            .sorted(Comparator.comparingLong(CorpusCapture::bytes).reversed())
            .toList();
    IdentityHashMap<Change, Change> explained = new IdentityHashMap<>();
    List<IdentityHashMap<Change, Change>> found =
        Workers.map(
            captures,
            threads,
            capture -> explain(capture, byCapture.getOrDefault(capture.name(), List.of())),
            () -> {});
    found.forEach(explained::putAll);
    List<RuleComparison> rules = new ArrayList<>();
    for (RuleComparison rule : comparison.rules()) {
      rules.add(
          rule.with(rule.changes().stream().map(one -> explained.getOrDefault(one, one)).toList()));
    }
    return new Comparison(rules, comparison.captures());
  }

  private Case of(RuleComparison rule, Change change) {
    Wanted wanted = Wanted.of(change.now().or(change::was).orElseThrow());
    return new Case(
        rule, change, wanted, rule.was().flatMap(this::checked), rule.now().flatMap(this::checked));
  }

  private Optional<CheckedRule> checked(RuleRecord record) {
    return record.rule().isPresent()
        ? record.rule()
        : readAnew.computeIfAbsent(record, Causes::read);
  }

  private static Optional<CheckedRule> read(RuleRecord record) {
    RuleSet read = RuleSet.load(List.of(), List.of(record.query()), Fields.catalogue());
    return read.hasErrors() ? Optional.empty() : read.rules().stream().findFirst();
  }

  // --- One capture

  private IdentityHashMap<Change, Change> explain(CorpusCapture capture, List<Case> cases)
      throws IOException {
    Set<CheckedRule> rules = new LinkedHashSet<>();
    for (Case one : cases) {
      one.was.ifPresent(rules::add);
      one.now.ifPresent(rules::add);
    }
    Sightings sightings = new Sightings(cases);
    if (!rules.isEmpty()) {
      AtomicBoolean goOn = new AtomicBoolean();
      try (GoodFrames frames = new GoodFrames(capture.open(), new AtomicLong(), goOn)) {
        new Inspector(List.copyOf(rules), options).run(frames, sightings);
      } catch (CaptureException broken) {
        // it is no capture any more: nothing is seen in it
      }
    }
    IdentityHashMap<Change, Change> explained = new IdentityHashMap<>();
    for (Case one : cases) {
      explained.put(one.change, one.change.because(differences(one, sightings)));
    }
    return explained;
  }

  /** What was seen of the records that are wanted. */
  private static final class Sightings implements Inspector.Visitor {
    private final IdentityHashMap<CheckedRule, List<Case>> byRule = new IdentityHashMap<>();

    /** By case, then by rule: what its conditions are, by their part. */
    private final IdentityHashMap<Case, IdentityHashMap<CheckedRule, Map<Integer, Snapshot>>> seen =
        new IdentityHashMap<>();

    Sightings(List<Case> cases) {
      for (Case one : cases) {
        one.was.ifPresent(rule -> byRule.computeIfAbsent(rule, r -> new ArrayList<>()).add(one));
        one.now.ifPresent(rule -> byRule.computeIfAbsent(rule, r -> new ArrayList<>()).add(one));
      }
    }

    @Override
    public void see(Reading reading) {
      CheckedRule rule = reading.clauses().rule();
      for (Case one : byRule.getOrDefault(rule, List.of())) {
        if (one.wanted.is(reading)) {
          seen.computeIfAbsent(one, c -> new IdentityHashMap<>())
              .computeIfAbsent(rule, r -> new TreeMap<>())
              .put(reading.clauses().part(), Snapshot.of(reading));
        }
      }
    }

    Map<Integer, Snapshot> of(Case one, Optional<CheckedRule> rule) {
      return rule.map(
              r -> seen.getOrDefault(one, new IdentityHashMap<>()).getOrDefault(r, Map.of()))
          .orElse(Map.of());
    }
  }

  private static List<Difference> differences(Case one, Sightings sightings) {
    boolean isNew = one.change.kind() == Change.Kind.NEW;
    Optional<CheckedRule> silent = isNew ? one.was : one.now;
    Optional<CheckedRule> firing = isNew ? one.now : one.was;
    Map<Integer, Snapshot> kept = sightings.of(one, silent);
    Map<Integer, Snapshot> let = sightings.of(one, firing);
    List<Difference> differences = new ArrayList<>();
    kept.forEach(
        (part, snapshot) ->
            snapshot
                .lacking()
                .forEach(
                    clause ->
                        differences.add(
                            difference(
                                one, clause, snapshot, Optional.ofNullable(let.get(part))))));
    if (differences.isEmpty()) {
      note(one, kept, differences);
    }
    return differences;
  }

  private static Difference difference(
      Case one, Snapshot.State clause, Snapshot own, Optional<Snapshot> other) {
    Optional<Snapshot.State> counterpart =
        other.flatMap(snapshot -> Counterparts.of(clause, own, snapshot));
    String text = counterpart.map(Snapshot.State::text).orElse("");
    String value = counterpart.map(Snapshot.State::value).orElse("");
    if (one.change.kind() == Change.Kind.NEW) {
      return new Difference(clause.text(), clause.value(), text, value);
    }
    if (one.rule.was().isPresent() && !one.rule.isEdited()) {
      // the same rule: what the alert said then is what the condition was then
      text = clause.text();
      value = recorded(one.change, clause.text());
    }
    return new Difference(text, value, clause.text(), clause.value());
  }

  private static String recorded(Change change, String condition) {
    return change.was().stream()
        .flatMap(alert -> alert.evidence().stream())
        .filter(value -> value.condition().equals(condition))
        .findFirst()
        .map(value -> "true" + value.value().map(text -> ", " + text).orElse(""))
        .orElse("true");
  }

  /** No condition keeps the alert away, or none could be looked at. */
  private static void note(Case one, Map<Integer, Snapshot> kept, List<Difference> into) {
    boolean isNew = one.change.kind() == Change.Kind.NEW;
    Optional<RuleRecord> silent = isNew ? one.rule.was() : one.rule.now();
    boolean holds =
        !kept.isEmpty() && kept.values().stream().allMatch(s -> s.truth() == Truth.TRUE);
    if (silent.isEmpty()) {
      evidence(one.change, into);
    } else if (holds && isNew && !one.rule.isEdited()) {
      into.add(Difference.note("the rule is as recorded: the capture or Pingsift is not"));
      evidence(one.change, into);
    } else if (holds && !silent.get().restraints().isEmpty()) {
      String what = String.join("; ", silent.get().restraints());
      into.add(Difference.note("every condition holds: kept back by `" + what + "`"));
    } else if (holds) {
      into.add(Difference.note("every condition holds on it, but not at one time or in order"));
    } else if (isNew) {
      evidence(one.change, into);
    } else {
      into.add(Difference.note("no such record"));
    }
  }

  /** Of an alert that nothing is to be compared with: why it fires. */
  private static void evidence(Change change, List<Difference> into) {
    change.now().stream()
        .flatMap(alert -> alert.evidence().stream())
        .forEach(
            value ->
                into.add(new Difference("", "", value.condition(), value.value().orElse("true"))));
  }
}
