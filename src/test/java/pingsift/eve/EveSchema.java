// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What every line must be: one line, UTF-8, strict JSON without repeated keys, and by our schema.
 */
final class EveSchema {
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(EveSchema.class.getResourceAsStream("eve.schema.json"));

  private EveSchema() {}

  static List<Error> errors(String line) {
    return SCHEMA.validate(line, InputFormat.JSON);
  }

  /** Checks one line with its line feed, and returns it as a tree. */
  static JsonNode check(byte[] line) throws IOException {
    JsonNode tree = checkJson(line);
    assertThat(errors(new String(line, StandardCharsets.UTF_8))).isEmpty();
    return tree;
  }

  /** As {@link #check}, for lines that are no EVE records. */
  static JsonNode checkJson(byte[] line) throws IOException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
    return STRICT.readTree(text);
  }
}
