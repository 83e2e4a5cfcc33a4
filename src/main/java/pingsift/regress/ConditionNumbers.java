// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The conditions of a rule that alerts name, numbered from 1 in the order in which they stand in
 * it. Immutable.
 */
final class ConditionNumbers {
  /** Conditions are written out. */
  static final ConditionNumbers NONE = new ConditionNumbers(List.of());

  private static final Pattern LINE = Pattern.compile("condition (\\d{1,6}) (.+)");
  private static final Pattern VALUE = Pattern.compile("(\\d{1,6})(?: -> (.*))?");

  private final List<String> conditions;

  private ConditionNumbers(List<String> conditions) {
    this.conditions = conditions;
  }

  static ConditionNumbers of(RuleRecord rule) {
    return new ConditionNumbers(
        rule.hits().values().stream()
            .flatMap(hits -> hits.first().stream())
            .flatMap(alert -> alert.evidence().stream())
            .map(RecordedAlert.Value::condition)
            .distinct()
            .sorted(
                Comparator.comparingInt((String text) -> rule.query().indexOf(text))
                    .thenComparing(Comparator.naturalOrder()))
            .toList());
  }

  void write(StringBuilder text) {
    for (int i = 0; i < conditions.size(); i++) {
      text.append("condition ").append(i + 1).append(' ').append(conditions.get(i)).append('\n');
    }
  }

  static ConditionNumbers read(TextLines lines) throws RecordException {
    List<String> conditions = new ArrayList<>();
    while (lines.hasNext() && lines.peek().startsWith("condition ")) {
      Matcher line = LINE.matcher(lines.next());
      if (!line.matches() || Integer.parseInt(line.group(1)) != conditions.size() + 1) {
        throw lines.troubleBefore("expected `condition " + (conditions.size() + 1) + " …`");
      }
      conditions.add(line.group(2));
    }
    return new ConditionNumbers(conditions);
  }

  /** {@code 1 -> 4}. */
  String text(RecordedAlert.Value value) {
    int index = conditions.indexOf(value.condition());
    return index < 0
        ? value.toString()
        : (index + 1) + value.value().map(text -> " -> " + text).orElse("");
  }

  RecordedAlert.Value value(String text, TextLines lines) throws RecordException {
    if (this == NONE) {
      return RecordedAlert.Value.parse(text);
    }
    Matcher value = VALUE.matcher(text);
    int number = value.matches() ? Integer.parseInt(value.group(1)) : 0;
    if (number < 1 || number > conditions.size()) {
      throw lines.troubleBefore("expected the number of a condition and its value: `1 -> 4`");
    }
    return new RecordedAlert.Value(conditions.get(number - 1), Optional.ofNullable(value.group(2)));
  }
}
