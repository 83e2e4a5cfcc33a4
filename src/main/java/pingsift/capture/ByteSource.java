// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.Closeable;
import java.io.IOException;

/** Where the bytes of a capture come from. Read once, from front to back. */
interface ByteSource extends Closeable {
  /**
   * Reads up to {@code length} bytes, at least one; -1 at the end. {@code length} is above 0.
   *
   * @throws BrokenInputException where the stored form is broken
   */
  int read(byte[] into, int offset, int length) throws IOException;

  /** Whether a read may have to wait until someone writes. */
  default boolean waits() {
    return false;
  }

  /**
   * How many bytes, as stored (compressed where it is compressed), were read for the first {@code
   * taken} ones that this gave. The same for whoever takes the same, however large his buffer is.
   */
  default long stored(long taken) {
    return taken;
  }
}
