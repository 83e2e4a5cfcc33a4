// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output that can tell a reader who has gone ({@code | head}) from a full disk. After the
 * first failure it swallows what is still buffered above it, so that one failure is told once.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream out;
  private boolean failed;

  StandardOutput(OutputStream out) {
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
        : new IOException("standard output: " + message, e);
  }
}
