// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * An output file that names itself where writing to it fails. After the first failure it swallows
 * what is still buffered above it, so that one failure is told once.
 */
final class NamedOutput extends FilterOutputStream {
  private final String name;
  private boolean failed;

  NamedOutput(String name, OutputStream out) {
    super(out);
    this.name = name;
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
      failed = true;
      throw new IOException(name + ": " + e.getMessage(), e);
    }
  }
}
