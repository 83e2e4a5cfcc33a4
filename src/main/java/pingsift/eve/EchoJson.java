// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.io.IOException;
import java.io.OutputStream;
import pingsift.decode.IcmpMessage;

/** Echo messages as JSON Lines. */
final class EchoJson implements EchoWriter {
  private final OutputStream out;
  private final JsonLines json = new JsonLines();
  private final EchoFacts facts = new EchoFacts();

  EchoJson(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(IcmpMessage message) throws IOException {
    json.begin();
    facts.write(message, json);
    json.end();
    json.moveTo(out);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
