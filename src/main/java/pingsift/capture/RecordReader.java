// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.IOException;

/** One capture format: takes record after record out of a {@link ByteWindow}. */
interface RecordReader {
  /**
   * Sets time, link type, bytes and lengths of the next frame, or returns false at a clean end.
   *
   * @throws BrokenInputException where the record at {@link #offset()} is broken
   */
  boolean next(Frame frame) throws IOException;

  /** Where the record in hand starts, in bytes from the start of the (decompressed) input. */
  long offset();
}
