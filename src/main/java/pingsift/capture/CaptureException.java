// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.IOException;

/** The input could not be read on: which file, at which byte, in which frame, and why. */
public final class CaptureException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final long offset;
  private final long frameNumber;
  private final String reason;

  /**
   * @param offset of the record that is broken, in bytes from the start of the (decompressed) file;
   *     -1 where it has none
   * @param frameNumber in its file, from 1; 0 where no frame is concerned
   */
  public CaptureException(String file, long offset, long frameNumber, String reason) {
    super(message(file, offset, frameNumber, reason));
    this.file = file;
    this.offset = offset;
    this.frameNumber = frameNumber;
    this.reason = reason;
  }

  public String file() {
    return file;
  }

  public long offset() {
    return offset;
  }

  public long frameNumber() {
    return frameNumber;
  }

  public String reason() {
    return reason;
  }

  private static String message(String file, long offset, long frameNumber, String reason) {
    StringBuilder text = new StringBuilder(file).append(": ").append(reason);
    if (frameNumber > 0) {
      text.append(", frame ").append(frameNumber);
    }
    if (offset >= 0) {
      text.append(", byte ").append(offset);
    }
    return text.toString();
  }
}
