// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.eval.Evidence;
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

  private AlertContext() {}

  static void write(Match match, @Nullable StreamEntropy entropy, JsonLine json)
      throws IOException {
    json.text("scope", match.rule().query().word()).text("state", match.state().word());
    json.bool("complete", match.complete());
    if (!match.missing().isEmpty()) {
      json.texts("missing", match.missing());
    }
    json.number("deciding_frame", match.decidingFrame());
    writeExchange(match, json);
    Group group = match.group();
    if (group != null) {
      writeGroup(group, json);
    }
    json.object("message");
    MessageFacts.write(match, json);
    json.endObject();
    EchoStream stream = match.stream();
    if (stream != null && entropy != null) {
      json.object("istream");
      IStreamFacts.write(stream, entropy, json);
      json.endObject();
    }
    int[] steps = group == null ? NO_STEPS : steps(group);
    json.array("evidence");
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

  private static void writeExchange(Match match, JsonLine json) throws IOException {
    if (match.requestFrame() == 0 && match.replyFrame() == 0) {
      return;
    }
    json.object("exchange");
    if (match.requestFrame() > 0) {
      json.number("request_frame", match.requestFrame());
    }
    if (match.replyFrame() > 0) {
      json.number("reply_frame", match.replyFrame());
    }
    json.endObject();
  }

  private static void writeGroup(Group group, JsonLine json) throws IOException {
    json.object("group").array("keys");
    for (Group.Key key : group.keys()) {
      json.element().text("name", key.name());
      writeValue("value", key.value(), json);
      json.endObject();
    }
    json.endArray();
    json.number("records", group.records());
    json.time("first", group.firstNanos()).time("last", group.lastNanos());
    writeRanges(group.frames(), json);
    if (!group.steps().isEmpty()) {
      json.array("steps");
      for (Group.Step step : group.steps()) {
        writeStep(step, json);
      }
      json.endArray();
    }
    json.endObject();
  }

  private static void writeStep(Group.Step step, JsonLine json) throws IOException {
    json.element().text("scope", step.scope()).text("condition", cut(step.text()));
    json.bool("absent", step.absent());
    if (!step.absent()) {
      json.number("frame", step.frame()).time("time", step.nanos());
    }
    json.endObject();
  }

  private static void writeEvidence(Evidence evidence, int step, JsonLine json) throws IOException {
    json.element();
    if (step > 0) {
      json.number("step", step);
    }
    json.text("condition", cut(evidence.condition()));
    writeValue("value", evidence.value(), json);
    if (evidence.estimate()) {
      json.bool("estimate", true);
    }
    writeValue("literal", evidence.literal(), json);
    if (evidence.frames().length > 0) {
      writeRanges(evidence.frames(), json);
    }
    if (evidence.offset() >= 0) {
      json.number("offset", evidence.offset());
    }
    if (evidence.length() >= 0) {
      json.number("length", evidence.length());
    }
    json.endObject();
  }

  private static void writeValue(String key, @Nullable Object value, JsonLine json)
      throws IOException {
    if (value == null) {
      return;
    }
    if (value instanceof Long number && JsonLine.isExact(number)) {
      json.number(key, number);
    } else if (value instanceof Integer number) {
      json.number(key, number);
    } else if (value instanceof Double decimal) {
      json.decimal(key, decimal);
    } else if (value instanceof Boolean truth) {
      json.bool(key + "_bool", truth);
    } else if (value instanceof byte[] bytes) {
      json.hex(key + "_hex", bytes, 0, Math.min(bytes.length, MAX_BYTES));
      json.number(key + "_bytes", bytes.length);
    } else {
      json.text(key + "_text", cut(value.toString()));
    }
  }

  /** Ascending numbers as ranges: {@code ["1", "3-7"]}. */
  private static void writeRanges(long[] frames, JsonLine json) throws IOException {
    json.array("frames");
    int ranges = 0;
    int at = 0;
    while (at < frames.length && ranges < MAX_RANGES) {
      int last = at;
      while (last + 1 < frames.length && frames[last + 1] - frames[last] <= 1) {
        last++;
      }
      boolean one = frames[last] == frames[at];
      json.element(one ? Long.toString(frames[at]) : frames[at] + "-" + frames[last]);
      at = last + 1;
      ranges++;
    }
    json.endArray();
    if (at < frames.length) {
      json.number("frames_left", frames.length - at);
    }
  }

  private static String cut(String text) {
    return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "…";
  }
}
