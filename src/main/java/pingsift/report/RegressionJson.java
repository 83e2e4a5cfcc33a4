// SPDX-License-Identifier: Apache-2.0
package pingsift.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import pingsift.eve.Decimals;
import pingsift.regress.CaptureFacts;
import pingsift.regress.Change;
import pingsift.regress.Comparison;
import pingsift.regress.Difference;
import pingsift.regress.RecordedAlert;
import pingsift.regress.Regression;
import pingsift.regress.RuleComparison;
import pingsift.regress.Score;

/** A regression report as one JSON object. */
public final class RegressionJson {
  private final JsonGenerator json;

  private RegressionJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes it with a line end behind it; the stream stays open. */
  public static void write(Regression regression, OutputStream out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      new RegressionJson(json).write(regression);
      json.writeRaw('\n');
    }
  }

  private void write(Regression regression) throws IOException {
    json.writeStartObject();
    json.writeStringField("compared_with", regression.what());
    json.writeBooleanField("same", regression.isSame());
    json.writeArrayFieldStart("troubles");
    for (String trouble : regression.troubles()) {
      json.writeString(trouble);
    }
    json.writeEndArray();
    captures(regression);
    json.writeArrayFieldStart("rules");
    if (regression.comparison().isPresent()) {
      for (RuleComparison rule : regression.comparison().get().rules()) {
        rule(rule);
      }
    }
    json.writeEndArray();
    if (!regression.scores().isEmpty()) {
      scores(regression);
    }
    json.writeEndObject();
  }

  private void captures(Regression regression) throws IOException {
    json.writeObjectFieldStart("captures");
    json.writeNumberField("count", regression.now().captures().size());
    json.writeNumberField(
        "frames",
        regression.now().captures().values().stream().mapToLong(CaptureFacts::frames).sum());
    json.writeArrayFieldStart("broken");
    for (Map.Entry<String, CaptureFacts> capture : regression.now().captures().entrySet()) {
      Optional<String> broken = capture.getValue().broken();
      if (broken.isPresent()) {
        json.writeStartObject();
        json.writeStringField("capture", capture.getKey());
        json.writeNumberField("frames_read", capture.getValue().frames());
        json.writeStringField("why", broken.get());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("changed");
    for (Comparison.CaptureChange change :
        regression.comparison().map(Comparison::captures).orElse(java.util.List.of())) {
      json.writeStartObject();
      json.writeStringField("capture", change.capture());
      json.writeStringField("what", change.what());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void rule(RuleComparison rule) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", rule.rule().name());
    json.writeNumberField("sid", rule.rule().sid());
    json.writeNumberField("alerts_was", rule.alertsWas());
    json.writeNumberField("alerts", rule.alertsNow());
    if (rule.isEdited()) {
      json.writeStringField("query_was", rule.was().orElseThrow().query());
      json.writeStringField("query", rule.rule().query());
    }
    json.writeArrayFieldStart("notes");
    for (String note : rule.notes()) {
      json.writeString(note);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("changes");
    for (Change change : rule.changes()) {
      change(change);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void change(Change change) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", change.kind().word());
    json.writeStringField("capture", change.capture());
    json.writeStringField("record", change.record());
    alert("was", change.was());
    alert("now", change.now());
    json.writeArrayFieldStart("because");
    for (Difference difference : change.differences()) {
      difference(difference);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void alert(String key, Optional<RecordedAlert> alert) throws IOException {
    if (alert.isPresent()) {
      json.writeObjectFieldStart(key);
      json.writeNumberField("frame", alert.get().frame());
      json.writeStringField("state", alert.get().state());
      json.writeArrayFieldStart("evidence");
      for (RecordedAlert.Value value : alert.get().evidence()) {
        json.writeStartObject();
        json.writeStringField("condition", value.condition());
        if (value.value().isPresent()) {
          json.writeStringField("value", value.value().get());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private void difference(Difference difference) throws IOException {
    json.writeStartObject();
    if (difference.isNote()) {
      json.writeStringField("note", difference.now());
    } else {
      if (!difference.was().isEmpty()) {
        json.writeStringField("condition_was", difference.was());
        json.writeStringField("was", difference.wasValue());
      }
      if (!difference.now().isEmpty()) {
        json.writeStringField("condition", difference.now());
        json.writeStringField("is", difference.nowValue());
      }
    }
    json.writeEndObject();
  }

  private void scores(Regression regression) throws IOException {
    json.writeArrayFieldStart("scores");
    for (Score score : regression.scores()) {
      json.writeStartObject();
      json.writeStringField("rule", score.rule().isEmpty() ? "(all)" : score.rule());
      score(score);
      Optional<Score> was = regression.was(score);
      if (was.isPresent()) {
        json.writeObjectFieldStart("was");
        score(was.get());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void score(Score score) throws IOException {
    json.writeNumberField("malicious_hit", score.maliciousHit());
    json.writeNumberField("malicious", score.malicious());
    json.writeNumberField("benign_hit", score.benignHit());
    json.writeNumberField("benign", score.benign());
    json.writeNumberField("other_hit", score.otherHit());
    if (score.maliciousHit() + score.benignHit() > 0) {
      json.writeFieldName("precision");
      json.writeNumber(Decimals.text(score.precision()));
    }
    if (score.malicious() > 0) {
      json.writeFieldName("recall");
      json.writeNumber(Decimals.text(score.recall()));
    }
  }
}
