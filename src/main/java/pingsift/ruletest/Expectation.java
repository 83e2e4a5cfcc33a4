// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a rule is to say to traffic.
 *
 * @param frames deciding frames, ascending, one for each alert; empty where any will do
 * @param times how many alerts; empty where one is enough
 */
public record Expectation(Kind kind, List<Long> frames, OptionalLong times) {
  /** What is expected, or known to be otherwise. */
  public enum Kind {
    ALERT("alert"),
    SILENT("silent"),
    /** Should alert, but does not yet. */
    KNOWN_MISS("known miss"),
    /** Should be silent, but is not yet. */
    KNOWN_FALSE_ALARM("known false alarm");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As a test says it. */
    public String words() {
      return words;
    }

    /** Whether alerts are right. */
    public boolean wantsAlerts() {
      return this == ALERT || this == KNOWN_MISS;
    }

    /** Whether it is known not to hold. */
    public boolean isKnown() {
      return this == KNOWN_MISS || this == KNOWN_FALSE_ALARM;
    }
  }

  public Expectation {
    frames = frames.stream().sorted().toList();
  }

  /**
   * Whether what is right has come about, known not to or not.
   *
   * @param count of alerts
   * @param decided their deciding frames, ascending
   */
  public boolean holds(long count, List<Long> decided) {
    if (!kind.wantsAlerts()) {
      return count == 0;
    }
    return count > 0
        && (times.isEmpty() || times.getAsLong() == count)
        && (frames.isEmpty() || frames.equals(decided));
  }

  /** {@code frames 5, 9 times 2}; empty where nothing is said of frames and number. */
  public String details() {
    String text =
        frames.isEmpty()
            ? ""
            : " frames " + frames.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return (times.isEmpty() ? text : text + " times " + times.getAsLong()).strip();
  }
}
