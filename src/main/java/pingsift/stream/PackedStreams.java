// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import pingsift.bytes.Mixer;

/**
 * Keeps iStreams in a tenth to a third of the memory that they take as objects.
 *
 * <p>An iStream is some eighty numbers, of which most are zero, near each other, or the same as in
 * other iStreams of the capture: {@link StreamPacking} writes them in a row ({@link StreamWords}),
 * {@link WordCode} writes what is not as in other such rows, and {@link ByteRows} keeps those bytes
 * without an object each. What is read again is another object that says the same.
 */
final class PackedStreams {
  private final StreamPacking packing;
  private final StreamWords words = new StreamWords();
  private final WordCode code = new WordCode();
  private final ByteRows rows = new ByteRows();

  PackedStreams(StreamOptions options, Mixer mixer) {
    packing = new StreamPacking(options, mixer);
  }

  /** Keeps an iStream that {@linkplain StreamPacking#isPackable can be packed}, by its number. */
  void keep(EchoStream stream) {
    words.clear();
    packing.write(stream, words);
    int length = code.write(words);
    rows.keep(stream.id, code.bytes(), length);
  }

  /** Bytes of memory that those that are kept take, without their attachments. */
  long bytes() {
    return rows.memory();
  }

  /** An iStream as it was kept; it stays kept. */
  EchoStream show(int id) {
    rows.copy(id, code.room(rows.length(id)));
    code.read(words);
    EchoStream stream = packing.read(words);
    stream.id = id;
    return stream;
  }

  void drop(int id) {
    rows.drop(id);
  }
}
