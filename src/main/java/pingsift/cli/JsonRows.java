// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedValue;
import pingsift.check.Type;
import pingsift.eve.Decimals;
import pingsift.inspect.ValueText;

/** Rows as JSON, one object a line. Numbers are numbers; all else is text as users write it. */
final class JsonRows implements RowWriter {
  private final JsonGenerator json;
  private final List<CheckedValue> columns;

  JsonRows(OutputStream out, List<CheckedValue> columns) throws IOException {
    this.json = generator(out);
    this.columns = columns;
  }

  /** Writes objects, each on its line, into an output that stays open. */
  static JsonGenerator generator(OutputStream out) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    json.setRootValueSeparator(null);
    return json;
  }

  @Override
  public void row(List<@Nullable Object> cells) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < cells.size(); i++) {
      json.writeFieldName(columns.get(i).text());
      value(json, cells.get(i), columns.get(i).type());
    }
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  @Override
  public void end() throws IOException {
    json.flush();
  }

  static void value(JsonGenerator json, @Nullable Object value, Type type) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Long number && type == Type.INT) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(Decimals.text(number));
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeString(ValueText.of(value, type));
    }
  }
}
