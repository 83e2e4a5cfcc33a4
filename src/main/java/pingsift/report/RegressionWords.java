// SPDX-License-Identifier: Apache-2.0
package pingsift.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import pingsift.regress.Change;
import pingsift.regress.Comparison;
import pingsift.regress.Difference;
import pingsift.regress.Regression;
import pingsift.regress.RuleComparison;
import pingsift.regress.Score;

/** What all forms of a regression report say in the same words. */
public final class RegressionWords {
  /** Characters of parentheses that are shown in full whatever stands in them. */
  private static final int LONG = 30;

  private RegressionWords() {}

  /** {@code 11 rules over 97 captures (38,172 frames): 222 alerts}. */
  public static String head(Regression regression) {
    long frames =
        regression.now().captures().values().stream().mapToLong(facts -> facts.frames()).sum();
    long alerts =
        regression.now().rules().stream()
            .flatMap(rule -> rule.hits().values().stream())
            .mapToLong(hits -> hits.count())
            .sum();
    return counted(regression.now().rules().size(), "rule")
        + " over "
        + counted(regression.now().captures().size(), "capture")
        + " ("
        + counted(frames, "frame")
        + "): "
        + counted(alerts, "alert");
  }

  /** {@code compared with golden: 2 new, 1 lost, 0 changed}. */
  public static String summary(Comparison comparison, String what) {
    return "compared with "
        + what
        + ": "
        + (comparison.isChanged()
            ? counts(
                comparison.count(Change.Kind.NEW),
                comparison.count(Change.Kind.LOST),
                comparison.count(Change.Kind.CHANGED))
            : "no difference");
  }

  /** {@code 2 new, 1 lost, was 12 alerts, is 13}. */
  public static String summary(RuleComparison rule) {
    List<String> words = new ArrayList<>(rule.notes());
    if (!rule.changes().isEmpty()) {
      words.add(
          counts(
              rule.count(Change.Kind.NEW),
              rule.count(Change.Kind.LOST),
              rule.count(Change.Kind.CHANGED)));
      words.add("was " + counted(rule.alertsWas(), "alert") + ", is " + rule.alertsNow());
    }
    return String.join("; ", words);
  }

  private static String counts(long isNew, long lost, long changed) {
    return isNew + " new, " + lost + " lost, " + changed + " changed";
  }

  /** {@code new in hans-http.pcap, frame 7: istream of frame 1: …}. */
  public static String head(Change change) {
    return change.kind().word() + " in " + change.capture() + place(change);
  }

  private static String place(Change change) {
    return (change.frame() > 0 ? ", frame " + change.frame() : "") + ": " + change.record();
  }

  /** One line, or two where the condition is another one. */
  public static List<String> lines(Difference difference) {
    if (difference.isNote()) {
      return List.of(difference.now());
    }
    if (difference.isOfOne()) {
      String was = difference.was() + ": was " + difference.wasValue();
      return List.of(was + "; now " + difference.nowValue());
    }
    List<String> lines = new ArrayList<>();
    if (!difference.was().isEmpty()) {
      String was = withoutCommon(difference.was(), difference.now());
      lines.add("was " + was + ": " + difference.wasValue());
    }
    if (!difference.now().isEmpty()) {
      String now = withoutCommon(difference.now(), difference.was());
      lines.add("is  " + now + ": " + difference.nowValue());
    }
    return lines;
  }

  /** Long parentheses that stand in both conditions become {@code (…)}. */
  private static String withoutCommon(String text, String other) {
    StringBuilder brief = new StringBuilder();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' && depth++ == 0) {
        brief.append(text, start, i);
        start = i;
      } else if (c == ')' && depth > 0 && --depth == 0) {
        String group = text.substring(start, i + 1);
        brief.append(group.length() > LONG && other.contains(group) ? "(…)" : group);
        start = i + 1;
      }
    }
    return brief.append(text, start, text.length()).toString();
  }

  /** {@code 0.943}; a dash where there is nothing to divide. */
  public static String precision(Score score) {
    return score.maliciousHit() + score.benignHit() == 0 ? "-" : share(score.precision());
  }

  /** As {@link #precision}. */
  public static String recall(Score score) {
    return score.malicious() == 0 ? "-" : share(score.recall());
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.3f", share);
  }

  public static String counted(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
