// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Whether JSON is what a schema says. */
final class JsonSchemas {
  private JsonSchemas() {}

  /** What is wrong with it; the schema is a resource. */
  static List<Error> problems(String schema, String json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(JsonSchemas.class.getResourceAsStream(schema))
        .validate(json, InputFormat.JSON);
  }
}
