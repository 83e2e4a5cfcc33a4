// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of the input that is in memory: records are read in place from its array.
 *
 * <p>The bytes from {@link #position()} on, {@link #available()} of them, are there. Only {@link
 * #ensure} and {@link #skip} move or replace bytes; what was handed out before is void after them.
 */
final class ByteWindow implements Closeable {
  /*
   * One array, filled from the source by large reads. A record that does not end in the array is
   * moved to its front before the next read: one move of a part of a record per 256 KiB. The array
   * grows only where a single record needs more, to exactly what ensure() is asked for; callers
   * check that number against their own bounds first (PcapRecords, PcapngRecords).
   *
   * 256 KiB holds almost every record of almost every file without growing. The size matters
   * little otherwise: a pcap of 508 MB and 2.8 M frames took 0.11 to 0.14 s of processor time with
   * anything from 32 KiB to 1 MiB.
   */
  static final int INITIAL_CAPACITY = 256 * 1024;

  private final ByteSource source;
  private @Nullable FrameBuffers buffers;
  private byte[] bytes = new byte[INITIAL_CAPACITY];
  private int position;
  private int limit;

  /** How many bytes of the input lie before the array's first. */
  private long before;

  ByteWindow(ByteSource source) {
    this.source = source;
  }

  /** Takes arrays from there from now on. */
  void readInto(FrameBuffers next) {
    buffers = next;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The index of the next byte in the array. */
  int position() {
    return position;
  }

  /** How many bytes from the position on are in memory. */
  int available() {
    return limit - position;
  }

  /** Where the next byte stands in the (decompressed) input, from 0. */
  long offset() {
    return before + position;
  }

  /** How many bytes of the input, as stored, lie before the position. */
  long bytesRead() {
    return source.stored(offset());
  }

  /** Whether more bytes may have to be waited for. */
  boolean waits() {
    return source.waits();
  }

  /**
   * Makes {@code count} bytes from the position on available; returns false where the input ends
   * before, with all that is left available. Reads no more than it must, so that a live pipe does
   * not wait. After an exception the position and the bytes from it on are as before.
   */
  boolean ensure(int count) throws IOException {
    return limit - position >= count || fill(count);
  }

  /** Moves past bytes that are available. */
  void advance(int count) {
    position += count;
  }

  /** Moves back over bytes that were advanced over since the last {@code ensure}. */
  void retreat(int count) {
    position -= count;
  }

  /** Moves past bytes that need not be available; returns how many were there. */
  long skip(long count) throws IOException {
    long left = count;
    while (left > 0 && ensure(1)) {
      int step = (int) Math.min(left, available());
      position += step;
      left -= step;
    }
    return count - left;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private boolean fill(int count) throws IOException {
    makeRoom(count);
    while (limit - position < count) {
      int read = source.read(bytes, limit, bytes.length - limit);
      if (read < 0) {
        return false;
      }
      limit += read;
    }
    return true;
  }

  private void makeRoom(int count) {
    int rest = limit - position;
    if (buffers != null) {
      boolean fits = count <= bytes.length - position;
      if (fits && buffers.goesOn(source.waits(), bytes.length - limit)) {
        return;
      }
      byte[] next = buffers.next(bytes, count);
      System.arraycopy(bytes, position, next, 0, rest);
      bytes = next;
    } else if (count > bytes.length) {
      byte[] larger = new byte[count];
      System.arraycopy(bytes, position, larger, 0, rest);
      bytes = larger;
    } else if (position > 0) {
      System.arraycopy(bytes, position, bytes, 0, rest);
    }
    before += position;
    position = 0;
    limit = rest;
  }

  /** The first bytes that are available, at most {@code count}: for messages. */
  byte[] peek(int count) {
    return Arrays.copyOfRange(bytes, position, position + Math.min(count, available()));
  }
}
