// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a gzip file of one or more members (RFC 1952).
 *
 * <pre>
 * 0      1      2    3      4..7   8    9
 * 0x1f   0x8b   CM   FLG    MTIME  XFL  OS   [XLEN extra] [name 0] [comment 0] [header CRC]
 * deflate data …
 * CRC32 (4)   ISIZE (4)                      both little-endian
 * </pre>
 *
 * <p>All data in front of a fault is handed out, then the fault is thrown. Zero bytes after the
 * last member are padding, as gzip itself has it.
 */
final class GzipSource implements ByteSource {
  /*
   * Not java.util.zip.GZIPInputStream: it looks for a further member only where available() says
   * that there are bytes, and a pipe may say 0 there; and it takes whatever follows the last member
   * for the end.
   */
  private static final int HEADER_LEN = 10;
  private static final int TRAILER_LEN = 8;
  private static final int DEFLATE = 8;
  private static final int FLAG_HEADER_CRC = 0x02;
  private static final int FLAG_EXTRA = 0x04;
  private static final int FLAG_NAME = 0x08;
  private static final int FLAG_COMMENT = 0x10;

  private static final int PART_LEN = 64 << 10;

  private final ByteWindow compressed;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();

  /**
   * What was inflated and is not taken yet. Inflated whole, whatever is asked for: so it is the
   * same bytes that were read for a record, whoever reads it.
   */
  private final byte[] part = new byte[PART_LEN];

  private int partNext;
  private int partEnd;
  private boolean inMember;
  private boolean closed;

  /** Takes over the window, which stands before the first member. */
  GzipSource(ByteWindow compressed) {
    this.compressed = compressed;
  }

  static boolean isGzip(byte[] bytes, int at, int available) {
    return available >= 2 && (bytes[at] & 0xff) == 0x1f && (bytes[at + 1] & 0xff) == 0x8b;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (partNext == partEnd) {
      partNext = 0;
      partEnd = 0;
      partEnd = inflatePart();
    }
    int count = Math.min(length, partEnd - partNext);
    System.arraycopy(part, partNext, into, offset, count);
    partNext += count;
    return count == 0 ? -1 : count;
  }

  /** Returns how many bytes it inflated; 0 at the end. */
  private int inflatePart() throws IOException {
    while (inMember || beginMember()) {
      int count = inflate();
      if (count > 0) {
        crc.update(part, 0, count);
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else {
        feed();
      }
    }
    return 0;
  }

  @Override
  public boolean waits() {
    return compressed.waits();
  }

  @Override
  public long stored(long taken) {
    return compressed.bytesRead() - (inMember ? inflater.getRemaining() : 0);
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      inflater.end();
      compressed.close();
    }
  }

  private int inflate() throws IOException {
    long before = inflater.getBytesWritten();
    try {
      int count = inflater.inflate(part);
      if (count == 0 && inflater.needsDictionary()) {
        throw new BrokenInputException("the gzip data is broken");
      }
      return count;
    } catch (DataFormatException e) {
      int count = (int) (inflater.getBytesWritten() - before);
      if (count > 0) {
        return count; // what stands in front of the fault, which the next call meets again
      }
      throw new BrokenInputException("the gzip data is broken");
    }
  }

  /** Hands the inflater all compressed bytes in memory; endMember() gives back what it left. */
  private void feed() throws IOException {
    require(1);
    inflater.setInput(compressed.bytes(), compressed.position(), compressed.available());
    compressed.advance(compressed.available());
  }

  private boolean beginMember() throws IOException {
    if (!compressed.ensure(1)) {
      return false;
    }
    if (compressed.bytes()[compressed.position()] == 0) {
      return skipPadding();
    }
    require(HEADER_LEN);
    byte[] bytes = compressed.bytes();
    int at = compressed.position();
    if (!isGzip(bytes, at, HEADER_LEN)) {
      throw new BrokenInputException("bytes that are not gzip follow the gzip data");
    }
    if (bytes[at + 2] != DEFLATE) {
      throw new BrokenInputException("gzip compression method " + bytes[at + 2] + " is unknown");
    }
    int flags = bytes[at + 3];
    compressed.advance(HEADER_LEN);
    skipHeaderFields(flags);
    inflater.reset();
    crc.reset();
    inMember = true;
    return true;
  }

  private void skipHeaderFields(int flags) throws IOException {
    if ((flags & FLAG_EXTRA) != 0) {
      require(2);
      int extraLen = Endian.LITTLE.uint16(compressed.bytes(), compressed.position());
      require(2 + extraLen);
      compressed.advance(2 + extraLen);
    }
    if ((flags & FLAG_NAME) != 0) {
      skipText();
    }
    if ((flags & FLAG_COMMENT) != 0) {
      skipText();
    }
    if ((flags & FLAG_HEADER_CRC) != 0) {
      require(2);
      compressed.advance(2);
    }
  }

  private void skipText() throws IOException {
    byte last;
    do {
      require(1);
      last = compressed.bytes()[compressed.position()];
      compressed.advance(1);
    } while (last != 0);
  }

  /** Returns false, for the end, where only zeros are left. */
  private boolean skipPadding() throws IOException {
    while (compressed.ensure(1)) {
      if (compressed.bytes()[compressed.position()] != 0) {
        throw new BrokenInputException("bytes that are not gzip follow the gzip data");
      }
      compressed.advance(1);
    }
    return false;
  }

  private void endMember() throws IOException {
    compressed.retreat(inflater.getRemaining());
    inMember = false;
    require(TRAILER_LEN);
    byte[] bytes = compressed.bytes();
    int at = compressed.position();
    boolean sound =
        Endian.LITTLE.uint32(bytes, at) == crc.getValue()
            && Endian.LITTLE.int32(bytes, at + 4) == (int) inflater.getBytesWritten();
    if (!sound) {
      throw new BrokenInputException("the gzip checksum does not fit the data before");
    }
    compressed.advance(TRAILER_LEN);
  }

  private void require(int count) throws IOException {
    if (!compressed.ensure(count)) {
      throw new BrokenInputException("the gzip data is cut");
    }
  }
}
