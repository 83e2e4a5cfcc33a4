// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pingsift.check.Type;
import pingsift.eval.Evidence;
import pingsift.eval.Match;
import pingsift.inspect.ValueText;

/**
 * What is remembered of an alert.
 *
 * @param record which record it is about
 * @param frame the one that decided it
 * @param state {@code open}, {@code ended, incomplete}
 * @param evidence the conditions that were true, with their values
 */
public record RecordedAlert(String record, long frame, String state, List<Value> evidence) {
  /** Of longer conditions and values only the beginning is kept. */
  private static final int MOST_CHARS = 400;

  private static final String ARROW = " -> ";

  public RecordedAlert {
    evidence = List.copyOf(evidence);
  }

  /**
   * A condition with its value.
   *
   * @param value empty where it has no single one
   */
  public record Value(String condition, Optional<String> value) {
    /** {@code requests.count > 20 -> 31}. */
    @Override
    public String toString() {
      return condition + value.map(text -> ARROW + text).orElse("");
    }

    static Value parse(String line) {
      int arrow = line.lastIndexOf(ARROW);
      return arrow < 0
          ? new Value(line, Optional.empty())
          : new Value(
              line.substring(0, arrow), Optional.of(line.substring(arrow + ARROW.length())));
    }
  }

  static RecordedAlert of(Match match) {
    List<Value> evidence = new ArrayList<>();
    for (Evidence part : match.evidence()) {
      String value = text(part.value());
      String told = value == null || !part.estimate() ? value : "about " + value;
      // parsed once more, so that what was read from a file equals what was not
      evidence.add(
          Value.parse(
              new Value(cut(RecordId.safe(part.condition())), Optional.ofNullable(told))
                  .toString()));
    }
    String state = match.state().word() + (match.complete() ? "" : ", incomplete");
    return new RecordedAlert(RecordId.of(match), match.decidingFrame(), state, evidence);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : cut(RecordId.safe(ValueText.brief(value, Type.INT)));
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS) + "…";
  }
}
