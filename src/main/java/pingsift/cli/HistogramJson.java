// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import pingsift.check.Type;
import pingsift.eve.Decimals;

/** A histogram as one JSON object on a line. */
final class HistogramJson {
  private HistogramJson() {}

  static void write(Histogram histogram, OutputStream out) throws IOException {
    JsonGenerator json = JsonRows.generator(out);
    json.writeStartObject();
    json.writeStringField("histogram", histogram.text());
    json.writeStringField("type", histogram.type().word());
    json.writeNumberField("count", histogram.count());
    json.writeNumberField("absent", histogram.absent());
    if (histogram.count() > 0 && histogram.isOfNumbers()) {
      numbers(histogram, json);
    } else if (histogram.count() > 0) {
      words(histogram, json);
    }
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  private static void numbers(Histogram histogram, JsonGenerator json) throws IOException {
    json.writeBooleanField("exact", histogram.numbers().isExact());
    for (Map.Entry<String, Double> fact : HistogramRows.facts(histogram).entrySet()) {
      json.writeFieldName(fact.getKey());
      boolean mean = fact.getKey().equals("mean") && histogram.type() == Type.INT;
      number(fact.getValue(), mean ? Type.FLOAT : histogram.type(), json);
    }
    Buckets buckets = Buckets.of(histogram.numbers(), histogram.type());
    json.writeStringField("scale", buckets.scale().name().toLowerCase(java.util.Locale.ROOT));
    json.writeArrayFieldStart("buckets");
    for (Buckets.Bucket bucket : buckets.buckets()) {
      json.writeStartObject();
      json.writeFieldName("from");
      number(bucket.from(), histogram.type(), json);
      json.writeFieldName("to");
      number(bucket.to(), histogram.type(), json);
      json.writeNumberField("count", bucket.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void number(double number, Type type, JsonGenerator json) throws IOException {
    if (type == Type.FLOAT) {
      json.writeNumber(Decimals.text(number));
    } else {
      JsonRows.value(json, Math.round(number), type);
    }
  }

  private static void words(Histogram histogram, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("values");
    for (HistogramRows.Bar bar : HistogramRows.of(histogram)) {
      json.writeStartObject();
      json.writeStringField("value", bar.label());
      json.writeNumberField("count", bar.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
