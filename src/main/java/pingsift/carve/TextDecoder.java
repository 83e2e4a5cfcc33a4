// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.io.IOException;

/**
 * Turns text back into the bytes that it stands for, piece by piece: a piece may end anywhere.
 *
 * <p>Blanks, tabs, line ends and zero bytes are passed over. What else is no text of the kind is
 * told and passed over too; the rest comes out.
 */
interface TextDecoder {
  /** Where decoded bytes go. */
  interface Sink {
    void write(int octet) throws IOException;

    /** The piece at hand has a byte that belongs to no text of the kind, at an index from 0. */
    void bad(int index, int octet);
  }

  void decode(byte[] text, int offset, int length, Sink sink) throws IOException;

  /** Writes what is left; false where the text ends inside a byte. */
  boolean end(Sink sink) throws IOException;
}
