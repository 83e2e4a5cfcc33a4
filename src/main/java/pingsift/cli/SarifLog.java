// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.diag.Label;
import pingsift.diag.Page;
import pingsift.diag.Severity;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * Problems for code review: one SARIF 2.1.0 log with one run (OASIS, Static Analysis Results
 * Interchange Format).
 *
 * <p>Rules of the log are kinds of problems, each with its page. Files below the working directory
 * are relative to it. A query of the command line has no place in a file.
 */
final class SarifLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  /** What queries of the command line are called. */
  private static final Pattern QUERY = Pattern.compile("-e( [0-9]+)?");

  private final JsonGenerator json;

  private SarifLog(JsonGenerator json) {
    this.json = json;
  }

  static String of(List<Diagnostic> problems) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.getFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      new SarifLog(json).log(problems);
    }
    return text.append('\n').toString();
  }

  private void log(List<Diagnostic> problems) throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    tool();
    json.writeStringField("columnKind", "unicodeCodePoints");
    json.writeArrayFieldStart("results");
    for (Diagnostic problem : problems) {
      result(problem);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void tool() throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "pingsift");
    String version = SarifLog.class.getPackage().getImplementationVersion();
    if (version != null) {
      json.writeStringField("version", version);
    }
    json.writeArrayFieldStart("rules");
    for (Kind kind : Kind.values()) {
      rule(kind);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void rule(Kind kind) throws IOException {
    Page page = Page.of(kind);
    json.writeStartObject();
    json.writeStringField("id", kind.word());
    text("shortDescription", page.meaning());
    json.writeObjectFieldStart("help");
    json.writeStringField("text", page.text());
    json.writeStringField("markdown", page.text());
    json.writeEndObject();
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", level(kind.severity()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case HINT -> "note";
    };
  }

  private void result(Diagnostic problem) throws IOException {
    SourceText source = problem.source();
    boolean inFile = !QUERY.matcher(source.name()).matches();
    json.writeStartObject();
    json.writeStringField("ruleId", problem.kind().word());
    json.writeNumberField("ruleIndex", problem.kind().ordinal());
    json.writeStringField("level", level(problem.severity()));
    text("message", message(problem));
    if (inFile) {
      json.writeArrayFieldStart("locations");
      location(problem.primary(), source);
      json.writeEndArray();
    }
    if (inFile && !problem.others().isEmpty()) {
      json.writeArrayFieldStart("relatedLocations");
      for (Label label : problem.others()) {
        location(label, label.elsewhere().orElse(source));
      }
      json.writeEndArray();
    }
    if (inFile && !problem.fixes().isEmpty()) {
      json.writeArrayFieldStart("fixes");
      for (Fix fix : problem.fixes()) {
        fix(fix, source);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** The message, then what helps, a sentence a line. */
  private static String message(Diagnostic problem) {
    StringBuilder text = new StringBuilder(problem.message());
    if (!problem.primary().text().isEmpty()) {
      text.append(": ").append(problem.primary().text());
    }
    problem.notes().forEach(note -> text.append('\n').append(note));
    problem.help().forEach(help -> text.append('\n').append(help));
    return text.toString();
  }

  private void location(Label label, SourceText source) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    artifact(source);
    json.writeFieldName("region");
    region(label.span(), source);
    json.writeEndObject();
    if (!label.text().isEmpty()) {
      text("message", label.text());
    }
    json.writeEndObject();
  }

  private void fix(Fix fix, SourceText source) throws IOException {
    json.writeStartObject();
    text("description", fix.safe() ? "safe: it never changes meaning" : "if that is meant");
    json.writeArrayFieldStart("artifactChanges");
    json.writeStartObject();
    artifact(source);
    json.writeArrayFieldStart("replacements");
    json.writeStartObject();
    json.writeFieldName("deletedRegion");
    region(fix.span(), source);
    text("insertedContent", fix.replacement());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void artifact(SourceText source) throws IOException {
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", FileUri.of(source.name(), Path.of("")));
    json.writeEndObject();
  }

  private void region(Span span, SourceText source) throws IOException {
    json.writeStartObject();
    json.writeNumberField("startLine", source.lineAt(span.start()));
    json.writeNumberField("startColumn", source.columnAt(span.start()));
    json.writeNumberField("endLine", source.lineAt(span.end()));
    json.writeNumberField("endColumn", source.columnAt(span.end()));
    json.writeEndObject();
  }

  private void text(String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text);
    json.writeEndObject();
  }
}
