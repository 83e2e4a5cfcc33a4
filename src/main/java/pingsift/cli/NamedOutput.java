// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An output that names itself where it fails, and can tell a reader who has gone ({@code | head})
 * from a full disk. After the first failure it swallows what is still buffered above it, so that
 * one failure is told once.
 */
final class NamedOutput extends OutputStream {
  private final String name;
  private final OutputStream out;
  private boolean failed;

  NamedOutput(String name, OutputStream out) {
    this.name = name;
    this.out = out;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (failed) {
      return;
    }
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw told(e);
    }
  }

  /**
   * Java gives the system's words only; the launcher sets a locale in which they are these (EPIPE).
   */
  private IOException told(IOException e) {
    failed = true;
    String message = String.valueOf(e.getMessage());
    return message.contains("Broken pipe")
        ? new BrokenPipeException(e)
        : new IOException(name + ": " + message, e);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
