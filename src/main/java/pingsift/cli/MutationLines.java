// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import pingsift.mutate.Fate;
import pingsift.mutate.Mutant;
import pingsift.mutate.RuleScore;
import pingsift.text.SourceText;

/** Changes of rules and what tests say to them as JSON, one object a line, then one of the rule. */
final class MutationLines {
  private final JsonGenerator json;

  private MutationLines(JsonGenerator json) {
    this.json = json;
  }

  static void write(List<RuleScore> scores, OutputStream out) throws IOException {
    MutationLines lines = new MutationLines(JsonRows.generator(out));
    for (RuleScore score : scores) {
      for (Fate fate : score.fates()) {
        lines.change(fate);
      }
      lines.rule(score);
    }
    lines.json.flush();
  }

  private void change(Fate fate) throws IOException {
    Mutant mutant = fate.mutant();
    SourceText source = mutant.place().source();
    int start = mutant.place().span().start();
    json.writeStartObject();
    json.writeStringField("rule", mutant.rule().name());
    json.writeNumberField("sid", mutant.rule().meta().sid());
    json.writeStringField("file", source.name());
    json.writeNumberField("line", source.lineAt(start));
    json.writeNumberField("column", source.columnAt(start));
    json.writeStringField("operator", mutant.operator().word());
    json.writeStringField("change", mutant.words());
    json.writeStringField("before", mutant.before());
    json.writeStringField("after", mutant.after());
    json.writeStringField("outcome", fate.outcome().name().toLowerCase(Locale.ROOT));
    if (fate.noticed().isPresent()) {
      json.writeStringField("test", fate.noticed().get().title());
      json.writeNumberField("test_line", fate.noticed().get().line());
    }
    if (fate.hint().isPresent()) {
      json.writeStringField("hint", fate.hint().get());
    }
    end();
  }

  private void rule(RuleScore score) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", score.rule().name());
    json.writeNumberField("sid", score.rule().meta().sid());
    json.writeStringField("standing", score.standing().name().toLowerCase(Locale.ROOT));
    if (score.standing() == RuleScore.Standing.TESTED) {
      json.writeNumberField("changes", score.mutants());
      json.writeNumberField("noticed", score.noticed());
      json.writeNumberField("allowed", score.count(Fate.Outcome.ALLOWED));
      json.writeNumberField("equivalent", score.equivalent());
      json.writeNumberField("unsound", score.unsound());
      json.writeNumberField("untried", score.untried());
    }
    end();
  }

  private void end() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }
}
