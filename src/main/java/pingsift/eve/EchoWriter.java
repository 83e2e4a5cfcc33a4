// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.io.IOException;
import java.io.OutputStream;
import pingsift.decode.IcmpMessage;

/** Writes Echo messages, one record each, in the order in which they come. Not thread-safe. */
public interface EchoWriter {
  /** Writes a message for which {@link IcmpMessage#isEcho()} holds; it is only borrowed. */
  void write(IcmpMessage message) throws IOException;

  void flush() throws IOException;

  /** JSON Lines: one object a line. */
  static EchoWriter json(OutputStream out) {
    return new EchoJson(out);
  }

  /**
   * One line for people, and below it the first bytes of the Data in hex and ASCII.
   *
   * @param hexdump how many bytes at most; 0 for no dump
   */
  static EchoWriter text(OutputStream out, int hexdump) {
    return new EchoText(out, hexdump);
  }
}
