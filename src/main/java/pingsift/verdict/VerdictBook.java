// SPDX-License-Identifier: Apache-2.0
package pingsift.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.eval.Match;
import pingsift.stream.EchoStream;

/**
 * Takes the matches of a run and tells what they come to: a verdict for each pair of hosts, and one
 * for the whole.
 *
 * <p>A pair is one subject whichever end asks and however many identifiers it uses, so that the
 * alerts of a tool which changes them meet; rules that count over one host have that host as
 * subject. Of more than {@link #MOST_SUBJECTS} subjects, as a flood of made-up addresses brings,
 * later ones share one entry. Not thread-safe.
 */
public final class VerdictBook {
  static final int MOST_SUBJECTS = 65_536;

  /** Who is not kept apart any more. */
  static final Subject OTHERS = new Subject("others", "others");

  private final Map<Set<String>, Entry> entries = new HashMap<>();

  private static final class Entry {
    final Subject subject;
    final IdentityHashMap<CheckedRule, Finding> findings = new IdentityHashMap<>();
    int identifier = SubjectVerdict.NONE;
    long stream = -1;
    boolean several;

    Entry(Subject subject) {
      this.subject = subject;
    }

    void take(Sighting sighting) {
      Finding finding = new Finding(sighting.rule, 1, sighting.decidingFrame);
      findings.merge(sighting.rule, finding, Finding::with);
      EchoStream of = sighting.stream;
      if (of == null) {
        several = true;
      } else if (stream < 0) {
        stream = of.index();
        identifier = of.identifier();
      } else {
        several |= stream != of.index();
      }
    }

    List<Finding> reasons() {
      return findings.values().stream().sorted(Finding.WORST_FIRST).toList();
    }
  }

  /**
   * What the book wants of a match, read by any thread.
   *
   * @param stream the one that the match is about alone, or null
   */
  public record Sighting(
      CheckedRule rule, Subject subject, long decidingFrame, @Nullable EchoStream stream) {
    public static Sighting of(Match match) {
      EchoStream stream = match.group() == null ? match.stream() : null;
      return new Sighting(match.rule(), Subject.of(match), match.decidingFrame(), stream);
    }
  }

  /** Takes an alert; its iStream is read now and not kept. */
  public void take(Match match) {
    take(Sighting.of(match));
  }

  /** Takes an alert by what was read of it; in the order of alerts. */
  public void take(Sighting sighting) {
    Subject subject = sighting.subject;
    Entry entry = entries.get(subject.hosts());
    if (entry == null) {
      Subject kept = entries.size() < MOST_SUBJECTS ? subject : OTHERS;
      entry = entries.computeIfAbsent(kept.hosts(), hosts -> new Entry(kept));
    }
    entry.take(sighting);
  }

  /** The subjects of all alerts, the worst first. */
  public List<SubjectVerdict> subjects() {
    List<SubjectVerdict> verdicts = new ArrayList<>();
    for (Entry entry : entries.values()) {
      verdicts.add(
          new SubjectVerdict(
              entry.subject,
              entry.several ? SubjectVerdict.NONE : entry.identifier,
              Verdict.of(entry.findings.values()),
              entry.reasons()));
    }
    verdicts.sort(
        Comparator.comparing(SubjectVerdict::verdict, Comparator.reverseOrder())
            .thenComparing(SubjectVerdict::subject, Subject.ORDER));
    return verdicts;
  }

  /** The worst that is to be thought of anyone; {@link Verdict#BENIGN} without alerts. */
  public Verdict worst() {
    Verdict worst = Verdict.BENIGN;
    for (Entry entry : entries.values()) {
      worst = worst.or(Verdict.of(entry.findings.values()));
    }
    return worst;
  }

  /** All rules that fired, the worst first, with their alerts over all subjects. */
  public List<Finding> findings() {
    IdentityHashMap<CheckedRule, Finding> all = new IdentityHashMap<>();
    for (Entry entry : entries.values()) {
      entry.findings.forEach((rule, finding) -> all.merge(rule, finding, Finding::with));
    }
    return all.values().stream().sorted(Finding.WORST_FIRST).toList();
  }
}
