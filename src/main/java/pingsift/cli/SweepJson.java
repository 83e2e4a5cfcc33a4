// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import pingsift.regress.Label;

/** A sweep as one JSON object; values are texts as rules write them. */
final class SweepJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SweepJson() {}

  static void write(SweepRows rows, OutputStream out) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("literal", rows.number().text()).put("within", rows.number().within());
    node.put("line", rows.number().line()).put("column", rows.number().column());
    node.putObject("captures")
        .put("malicious", rows.count(Label.MALICIOUS))
        .put("benign", rows.count(Label.BENIGN))
        .put("other", rows.others());
    for (int i = 0; i < rows.rows().size(); i++) {
      SweepRows.Row row = rows.rows().get(i);
      ObjectNode one = node.withArray("stretches").addObject();
      one.put("from", rows.text(row.first())).put("to", rows.text(row.last()));
      one.put("now", i == rows.now());
      one.put("malicious_hit", row.malicious()).put("benign_hit", row.benign());
      one.put("other_hit", row.other());
      row.turned().forEach(one.putArray("turned")::add);
    }
    node.put("reads", rows.passes());
    out.write((JSON.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
