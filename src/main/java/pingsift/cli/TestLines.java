// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import pingsift.ruletest.Expectation;
import pingsift.ruletest.FoundAlert;
import pingsift.ruletest.RuleOutcome;
import pingsift.ruletest.TestCase;
import pingsift.ruletest.TestResult;

/** Results of tests as JSON, one object a line: each test, and each rule without tests. */
final class TestLines {
  private final JsonGenerator json;

  private TestLines(JsonGenerator json) {
    this.json = json;
  }

  /**
   * @param again whether only what was tested anew is to be written
   */
  static void write(TestRounds.Round round, boolean again, OutputStream out) throws IOException {
    TestLines lines = new TestLines(JsonRows.generator(out));
    for (RuleOutcome outcome : round.outcomes()) {
      if (!again || round.fresh().contains(outcome.rule().name())) {
        lines.rule(outcome);
      }
    }
    lines.json.flush();
  }

  private void rule(RuleOutcome outcome) throws IOException {
    if (!outcome.hasTests()) {
      begin(outcome);
      json.writeStringField("file", outcome.rule().source().name());
      json.writeStringField("outcome", "no_tests");
      end();
    }
    for (TestResult result : outcome.results()) {
      begin(outcome);
      test(result);
      end();
    }
  }

  private void begin(RuleOutcome outcome) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", outcome.rule().name());
    json.writeNumberField("sid", outcome.rule().meta().sid());
  }

  private void end() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void test(TestResult result) throws IOException {
    TestCase test = result.test();
    Expectation expectation = test.expectation();
    json.writeStringField("file", test.source().name());
    json.writeNumberField("line", test.line());
    json.writeStringField("test", test.title());
    json.writeStringField("outcome", result.outcome().word());
    json.writeObjectFieldStart("expected");
    json.writeStringField("kind", expectation.kind().words());
    if (!expectation.frames().isEmpty()) {
      frames("frames", expectation.frames());
    }
    if (expectation.times().isPresent()) {
      json.writeNumberField("times", expectation.times().getAsLong());
    }
    json.writeEndObject();
    json.writeNumberField("alerts", result.alerts());
    frames("frames", result.frames());
    if (result.trouble().isPresent()) {
      json.writeStringField("trouble", result.trouble().get());
    }
    if (result.outcome().isBad() && !result.found().isEmpty()) {
      json.writeArrayFieldStart("found");
      for (FoundAlert alert : result.found()) {
        alert(alert);
      }
      json.writeEndArray();
    }
  }

  private void alert(FoundAlert alert) throws IOException {
    json.writeStartObject();
    json.writeNumberField("frame", alert.frame());
    json.writeStringField("state", alert.state().word());
    json.writeStringField("src_ip", alert.source());
    json.writeStringField("dest_ip", alert.destination());
    json.writeArrayFieldStart("evidence");
    for (var evidence : alert.evidence()) {
      json.writeString(EvidenceText.of(evidence));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void frames(String name, List<Long> frames) throws IOException {
    json.writeArrayFieldStart(name);
    for (long frame : frames) {
      json.writeNumber(frame);
    }
    json.writeEndArray();
  }
}
