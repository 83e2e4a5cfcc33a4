// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.eval.Evidence;
import pingsift.eval.EvidenceValue;
import pingsift.eval.Group;
import pingsift.eval.Match;
import pingsift.stream.EchoStream;

/**
 * The {@code context} of an alert: why it fired, enough to check it against the capture by hand or
 * by program.
 *
 * <p>Each key has one type whatever the rule, so that a search engine's mapping never conflicts:
 * numbers stand under {@code value} and {@code literal}, strings, truth values and bytes under the
 * same names with {@code _text}, {@code _bool} and {@code _hex}. What one alert can hold is
 * bounded: see the constants.
 */
final class AlertContext {
  /** How many bytes of a value are written; how many there were stands next to it. */
  static final int MAX_BYTES = 256;

  /** How many characters of a text value are written. */
  static final int MAX_CHARS = 1024;

  /** How many ranges of frame numbers are written for one condition. */
  static final int MAX_RANGES = 64;

  private static final int[] NO_STEPS = new int[0];

  private final IStreamFacts facts;
  private final KnownTexts texts;

  /**
   * @param kept for the lines that the contexts stand on
   */
  AlertContext(KnownTexts texts, KeptParts kept) {
    this.texts = texts;
    facts = new IStreamFacts(kept);
  }

  void write(Match match, RuleMembers rule, @Nullable StreamEntropy entropy, JsonLines json) {
    if (match.complete()) {
      json.raw(rule.complete(match.state()));
    } else {
      json.text(Keys.SCOPE, match.rule().query().word()).text(Keys.STATE, match.state().word());
      json.bool(Keys.COMPLETE, false);
    }
    if (!match.missing().isEmpty()) {
      json.texts("missing", match.missing());
    }
    json.number(Keys.DECIDING_FRAME, match.decidingFrame());
    writeExchange(match, json);
    Group group = match.group();
    if (group != null) {
      writeGroup(group, json);
    }
    json.open(Openings.MESSAGE);
    MessageFacts.write(match, json);
    json.endObject();
    EchoStream stream = match.stream();
    if (stream != null && entropy != null) {
      json.open(Openings.ISTREAM);
      facts.write(stream, entropy, json);
      json.endObject();
    }
    int[] steps = group == null ? NO_STEPS : steps(group);
    json.array(Keys.EVIDENCE);
    for (int i = 0; i < match.evidence().size(); i++) {
      writeEvidence(match.evidence().get(i), i < steps.length ? steps[i] : 0, json);
    }
    json.endArray();
  }

  /** For each piece of a sequence's evidence the step that it is about, from 1. */
  private static int[] steps(Group group) {
    int[] steps = new int[group.steps().stream().mapToInt(Group.Step::evidence).sum()];
    int at = 0;
    for (int step = 0; step < group.steps().size(); step++) {
      int end = at + group.steps().get(step).evidence();
      Arrays.fill(steps, at, end, step + 1);
      at = end;
    }
    return steps;
  }

  private static void writeExchange(Match match, JsonLines json) {
    if (match.requestFrame() == 0 && match.replyFrame() == 0) {
      return;
    }
    json.open(Openings.EXCHANGE);
    if (match.requestFrame() > 0) {
      json.number(Keys.REQUEST_FRAME, match.requestFrame());
    }
    if (match.replyFrame() > 0) {
      json.number(Keys.REPLY_FRAME, match.replyFrame());
    }
    json.endObject();
  }

  private static void writeGroup(Group group, JsonLines json) {
    json.open(Openings.GROUP).array(Keys.KEYS);
    for (Group.Key key : group.keys()) {
      json.element().text(Keys.NAME, key.name());
      writeObject(ValueKeys.VALUE, key.value(), json);
      json.endObject();
    }
    json.endArray();
    json.number(Keys.RECORDS, group.records());
    json.time(Keys.FIRST, group.firstNanos()).time(Keys.LAST, group.lastNanos());
    writeRanges(group.frames(), json);
    if (!group.steps().isEmpty()) {
      json.array(Keys.STEPS);
      for (Group.Step step : group.steps()) {
        writeStep(step, json);
      }
      json.endArray();
    }
    json.endObject();
  }

  private static void writeStep(Group.Step step, JsonLines json) {
    json.element().text(Keys.SCOPE, step.scope()).text(Keys.CONDITION, cut(step.text()));
    json.bool(Keys.ABSENT, step.absent());
    if (!step.absent()) {
      json.number(Keys.FRAME, step.frame()).time(Keys.TIME, step.nanos());
    }
    json.endObject();
  }

  private void writeEvidence(Evidence evidence, int step, JsonLines json) {
    json.element();
    if (step > 0) {
      json.number(Keys.STEP, step);
    }
    texts.write(cut(evidence.condition()), json.name(Keys.CONDITION));
    writeValue(ValueKeys.VALUE, evidence.rawValue(), json);
    if (evidence.estimate()) {
      json.bool(Keys.ESTIMATE, true);
    }
    writeValue(ValueKeys.LITERAL, evidence.rawLiteral(), json);
    if (evidence.frames().length > 0) {
      writeRanges(evidence.frames(), json);
    }
    if (evidence.offset() >= 0) {
      json.number(Keys.OFFSET, evidence.offset());
    }
    if (evidence.length() >= 0) {
      json.number(Keys.LENGTH, evidence.length());
    }
    json.endObject();
  }

  private static void writeValue(ValueKeys keys, EvidenceValue value, JsonLines json) {
    switch (value.kind()) {
      case NONE -> {}
      case WHOLE -> writeWhole(keys, value.number(), json);
      case DECIMAL -> json.decimal(keys.plain(), value.decimal());
      case BYTES -> writeBytes(keys, value.bytes(), value.length(), json);
      case OBJECT -> writeObject(keys, value.get(), json);
    }
  }

  private static void writeObject(ValueKeys keys, @Nullable Object value, JsonLines json) {
    if (value instanceof Boolean truth) {
      json.bool(keys.bool(), truth);
    } else if (value instanceof Double decimal) {
      json.decimal(keys.plain(), decimal);
    } else if (value instanceof Long number) {
      writeWhole(keys, number, json);
    } else if (value instanceof Integer number) {
      writeWhole(keys, number, json);
    } else if (value instanceof byte[] bytes) {
      writeBytes(keys, bytes, bytes.length, json);
    } else if (value != null) {
      json.text(keys.text(), cut(value.toString()));
    }
  }

  /** As a text where not every reader of JSON would keep the number. */
  private static void writeWhole(ValueKeys keys, long number, JsonLines json) {
    if (JsonLines.isExact(number)) {
      json.number(keys.plain(), number);
    } else {
      json.text(keys.text(), Long.toString(number));
    }
  }

  private static void writeBytes(ValueKeys keys, byte[] bytes, int length, JsonLines json) {
    json.hex(keys.hex(), bytes, 0, Math.min(length, MAX_BYTES)).number(keys.bytes(), length);
  }

  /** Ascending numbers as ranges: {@code ["1", "3-7"]}. */
  private static void writeRanges(long[] frames, JsonLines json) {
    json.array(Keys.FRAMES);
    int ranges = 0;
    int at = 0;
    while (at < frames.length && ranges < MAX_RANGES) {
      int last = at;
      while (last + 1 < frames.length && frames[last + 1] - frames[last] <= 1) {
        last++;
      }
      json.openText().range(frames[at], frames[last], false).closeText();
      at = last + 1;
      ranges++;
    }
    json.endArray();
    if (at < frames.length) {
      json.number(Keys.FRAMES_LEFT, frames.length - at);
    }
  }

  private static String cut(String text) {
    return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "…";
  }
}
