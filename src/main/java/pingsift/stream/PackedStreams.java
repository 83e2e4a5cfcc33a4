// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pingsift.bytes.Mixer;
import pingsift.decode.BorrowedEcho;

/**
 * Keeps iStreams in a tenth to a third of the memory that they take as objects.
 *
 * <p>An iStream is some eighty numbers, of which most are zero, near each other, or the same as in
 * other iStreams of the capture: an {@link EchoStream} writes them in a row ({@link StreamWords}),
 * {@link WordCode} writes what is not as in other such rows, and {@link ByteRows} keeps those bytes
 * without an object each. What is read again is another object that says the same.
 */
final class PackedStreams {
  private final StreamOptions options;
  private final Mixer mixer;
  private final StreamWords words = new StreamWords();
  private final WordCode code = new WordCode();
  private final ByteRows rows = new ByteRows();
  private final BorrowedEcho view = new BorrowedEcho();

  /** The capture files that requests came from, and the place of each. */
  private final List<String> files = new ArrayList<>();

  private final Map<String, Integer> places = new HashMap<>();

  PackedStreams(StreamOptions options, Mixer mixer) {
    this.options = options;
    this.mixer = mixer;
  }

  /** Keeps an iStream that {@linkplain EchoStream#isPackable can be packed}, by its number. */
  void keep(EchoStream stream) {
    words.clear();
    stream.write(words, place(stream.remembered.file()), view);
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
    EchoStream stream = new EchoStream(words, files, options, mixer, view);
    stream.id = id;
    return stream;
  }

  void drop(int id) {
    rows.drop(id);
  }

  private int place(String file) {
    Integer place = places.get(file);
    if (place == null) {
      place = files.size();
      files.add(file);
      places.put(file, place);
    }
    return place;
  }
}
