// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes pieces and writes them one behind the other; remembers their beginning and flaws. */
final class CarvedOutput implements TextDecoder.Sink {
  private static final int MAX_FLAWS = 5;
  private static final int FIRST_ROOM = 64;

  private final CarveOptions options;
  private final @Nullable TextDecoder decoder;
  private final OutputStream out;
  private byte[] head = {};
  private int headLen;
  private long length;
  private long missing;
  private long badBytes;
  private final List<Flaw> flaws = new ArrayList<>(0);
  private long allFlaws;

  /** While a piece is decoded. */
  private Piece piece = new Piece(0, 0, new byte[0], 0, 0, 0, 0);

  CarvedOutput(CarveOptions options, OutputStream out) {
    this.options = options;
    this.out = out;
    decoder = options.encoding().decoder();
  }

  void take(Piece next) throws IOException {
    piece = next;
    if (decoder == null) {
      writeAll(next);
    } else {
      decoder.decode(next.bytes(), next.from(), next.length(), this);
    }
    if (next.missing() > 0) {
      missing += next.missing();
      note(Flaw.cut(length, next, options.fill()));
      for (int i = 0; options.fill() && i < next.missing(); i++) {
        write(0);
      }
    }
  }

  /** Adds one byte that stands for itself. */
  @Override
  public void write(int octet) throws IOException {
    if (headLen < options.headLen()) {
      reserve(1);
      head[headLen++] = (byte) octet;
    }
    out.write(octet);
    length++;
  }

  @Override
  public void bad(int index, int octet) {
    badBytes++;
    note(Flaw.bad(length, piece, index, octet, options.encoding()));
  }

  void end() throws IOException {
    if (decoder != null && !decoder.end(this)) {
      badBytes++;
      note(Flaw.unfinished(length, options.encoding()));
    }
    out.close();
  }

  private void writeAll(Piece next) throws IOException {
    int count = Math.min(options.headLen() - headLen, next.length());
    reserve(count);
    System.arraycopy(next.bytes(), next.from(), head, headLen, count);
    headLen += count;
    out.write(next.bytes(), next.from(), next.length());
    length += next.length();
  }

  private void reserve(int count) {
    if (headLen + count > head.length) {
      int room = Math.max(FIRST_ROOM, Integer.highestOneBit(2 * (headLen + count) - 1));
      head = Arrays.copyOf(head, Math.min(room, options.headLen()));
    }
  }

  private void note(Flaw flaw) {
    allFlaws++;
    if (flaws.size() < MAX_FLAWS) {
      flaws.add(flaw);
    }
  }

  long length() {
    return length;
  }

  long missing() {
    return missing;
  }

  long badBytes() {
    return badBytes;
  }

  List<Flaw> flaws() {
    return Collections.unmodifiableList(flaws);
  }

  long allFlaws() {
    return allFlaws;
  }

  Content content() {
    return ContentName.of(head, 0, headLen, length);
  }
}
