// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import pingsift.stream.EchoStream;
import pingsift.stream.EndReason;

/**
 * Writes the report of the {@code istreams} command, one iStream after another as they end: a
 * capture of a million iStreams takes no more memory than their table. Not thread-safe.
 */
public interface IStreamsWriter {
  /**
   * @param echoes its messages, where they are wanted
   */
  void write(EchoStream stream, EndReason reason, @Nullable EchoRecords echoes) throws IOException;

  /** Completes the report; nothing may follow. */
  void end() throws IOException;

  /** One JSON object, {@code {"istreams":[…]}}, with an iStream a line. */
  static IStreamsWriter json(OutputStream out) {
    return new IStreamsJson(out);
  }

  /** A table for people, no wider than 120 columns. */
  static IStreamsWriter table(OutputStream out) {
    return new IStreamsTable(out);
  }
}
