// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

/**
 * One captured frame, overwritten in place by a {@link CaptureReader}.
 *
 * <p>The bytes are borrowed from the reader's buffer and valid until its next {@code next()}.
 */
public final class Frame {
  private static final byte[] NONE = new byte[0];

  private long number;
  private long numberInFile;
  private String file = "";
  private long timestampNanos;
  private int linkType;
  private byte[] buffer = NONE;
  private int offset;
  private int capLen;
  private int len;
  private int fcsLen;

  /** The frame's place in the whole input, from 1, counted over all files. */
  public long number() {
    return number;
  }

  /** The frame's place in its own file, from 1. */
  public long numberInFile() {
    return numberInFile;
  }

  /** The file that holds it, as the user named it; {@code -} for standard input. */
  public String file() {
    return file;
  }

  /**
   * When it was captured, in nanoseconds since the epoch, UTC.
   *
   * <p>The readers of this package keep it within 0..2^62-1 (1970 to 2116), so that neither the
   * difference of two times nor a time plus a timeout can overflow. Frames need not be in order.
   */
  public long timestampNanos() {
    return timestampNanos;
  }

  /** The link type as numbered by the tcpdump registry (see {@link LinkType}). */
  public int linkType() {
    return linkType;
  }

  /** The array that holds the bytes, from {@link #offset()} on, {@link #capLen()} of them. */
  public byte[] buffer() {
    return buffer;
  }

  public int offset() {
    return offset;
  }

  /** How many bytes were captured. */
  public int capLen() {
    return capLen;
  }

  /**
   * How many bytes the frame had on the wire; not below {@link #capLen()} in a sound capture. What
   * a file gives as more than 2^31-1 is 2^31-1.
   */
  public int len() {
    return len;
  }

  /**
   * How many bytes at the end of the frame, as it was on the wire, are its frame check sequence; 0
   * where there is none, or where the capture does not say.
   */
  public int fcsLen() {
    return fcsLen;
  }

  /** Where the frame stands in the input. */
  public Frame place(long number, long numberInFile, String file) {
    this.number = number;
    this.numberInFile = numberInFile;
    this.file = file;
    return this;
  }

  /**
   * What was captured and when, without a frame check sequence. Many parameters, because this runs
   * once a frame and allocates nothing.
   */
  public Frame set(
      long timestampNanos, int linkType, byte[] buffer, int offset, int capLen, int len) {
    this.timestampNanos = timestampNanos;
    this.linkType = linkType;
    this.buffer = buffer;
    this.offset = offset;
    this.capLen = capLen;
    this.len = len;
    this.fcsLen = 0;
    return this;
  }

  /** Says, behind {@code set}, that {@link #len()} includes a frame check sequence. */
  public Frame fcsLen(int fcsLen) {
    this.fcsLen = fcsLen;
    return this;
  }
}
