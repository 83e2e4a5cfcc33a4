// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Label;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * Problems for machines: a JSON object a line, as {@code pingsift/diag/problem.schema.json} says.
 *
 * <p>Lines and columns count from 1, columns in code points; {@code start} and {@code end} are
 * offsets from 0 in UTF-16 units, the end exclusive. A byte order mark before the text is not
 * counted.
 */
final class ProblemLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProblemLines() {}

  static String of(List<Diagnostic> problems) throws IOException {
    StringWriter text = new StringWriter();
    for (Diagnostic problem : problems) {
      try (JsonGenerator json = JSON.getFactory().createGenerator(text)) {
        json.configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);
        write(problem, json);
      }
      text.write('\n');
    }
    return text.toString();
  }

  private static void write(Diagnostic problem, JsonGenerator json) throws IOException {
    SourceText source = problem.source();
    json.writeStartObject();
    json.writeStringField("kind", problem.kind().word());
    json.writeStringField("severity", problem.severity().word());
    json.writeStringField("message", problem.message());
    json.writeStringField("file", source.name());
    place(problem.primary().span(), source, json);
    json.writeStringField("label", problem.primary().text());
    json.writeArrayFieldStart("labels");
    for (Label label : problem.others()) {
      json.writeStartObject();
      SourceText where = label.elsewhere().orElse(source);
      json.writeStringField("file", where.name());
      place(label.span(), where, json);
      json.writeStringField("text", label.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    strings("notes", problem.notes(), json);
    strings("help", problem.help(), json);
    json.writeArrayFieldStart("fixes");
    for (Fix fix : problem.fixes()) {
      json.writeStartObject();
      json.writeBooleanField("safe", fix.safe());
      place(fix.span(), source, json);
      json.writeStringField("replacement", fix.replacement());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void place(Span span, SourceText source, JsonGenerator json) throws IOException {
    json.writeNumberField("line", source.lineAt(span.start()));
    json.writeNumberField("column", source.columnAt(span.start()));
    json.writeNumberField("end_line", source.lineAt(span.end()));
    json.writeNumberField("end_column", source.columnAt(span.end()));
    json.writeNumberField("start", span.start());
    json.writeNumberField("end", span.end());
  }

  private static void strings(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
