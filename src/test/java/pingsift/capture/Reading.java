// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What came out of a capture: a line for each frame, and the message where it ended in an error.
 *
 * <pre>
 * number  seconds.nanoseconds  link type  captured/sent  bytes  fcs N, where its length is known
 * </pre>
 */
record Reading(List<String> frames, String error) {
  static final String NO_ERROR = "";

  static Reading of(byte[] capture) {
    return of(new ByteArrayInputStream(capture));
  }

  /** Reads all of it under the name {@code c}, and checks that nothing follows the end. */
  static Reading of(InputStream stream) {
    List<String> frames = new ArrayList<>();
    try (CaptureFile file = CaptureFile.open(stream, "c")) {
      Frame frame = new Frame();
      String error = readAll(file, frame, frames);
      assertThat(file.next(frame)).isFalse();
      return new Reading(frames, error);
    } catch (CaptureException e) {
      return new Reading(frames, e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String readAll(CaptureFile file, Frame frame, List<String> frames) {
    try {
      while (file.next(frame)) {
        frames.add(line(frame));
      }
      return NO_ERROR;
    } catch (CaptureException e) {
      assertThat(e.frameNumber()).isEqualTo(frames.size() + 1L);
      return e.getMessage();
    }
  }

  static String line(Frame frame) {
    String bytes =
        HexFormat.of().formatHex(frame.buffer(), frame.offset(), frame.offset() + frame.capLen());
    return String.format(
        "%d %d.%09d %d %d/%d %s%s",
        frame.numberInFile(),
        frame.timestampNanos() / 1_000_000_000L,
        frame.timestampNanos() % 1_000_000_000L,
        frame.linkType(),
        frame.capLen(),
        frame.len(),
        bytes,
        frame.fcsLen() == 0 ? "" : " fcs " + frame.fcsLen());
  }

  /** The frames, then the error where there is one, a line each. */
  String text() {
    List<String> lines = new ArrayList<>(frames);
    if (!error.equals(NO_ERROR)) {
      lines.add(error);
    }
    return String.join("\n", lines);
  }
}
