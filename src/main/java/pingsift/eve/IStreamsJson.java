// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pingsift.stream.EchoStream;
import pingsift.stream.EndReason;

/** iStreams as one JSON object with an array, an element a line. */
final class IStreamsJson implements IStreamsWriter {
  private final OutputStream out;
  private final JsonLines json = new JsonLines();
  private final IStreamFacts facts = new IStreamFacts();
  private final StreamEntropy entropy = new StreamEntropy();
  private boolean any;

  IStreamsJson(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(EchoStream stream, EndReason reason, @Nullable EchoRecords echoes)
      throws IOException {
    ascii(any ? ",\n" : "{\"istreams\":[\n");
    any = true;
    json.begin();
    facts.write(stream, entropy.read(stream), json);
    json.text("end", reason.name().toLowerCase(Locale.ROOT));
    if (echoes != null) {
      json.array("echoes").raw(echoes.bytes()).endArray();
      if (echoes.left() > 0) {
        json.number("echoes_left", echoes.left());
      }
    }
    json.endBare();
    json.moveTo(out);
  }

  @Override
  public void end() throws IOException {
    ascii(any ? "\n]}\n" : "{\"istreams\":[]}\n");
    out.flush();
  }

  private void ascii(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
