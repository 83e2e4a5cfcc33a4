// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureFileTest {
  private static final byte[] CAPTURE = SampleCaptures.pcap(ByteOrder.LITTLE_ENDIAN);

  @TempDir private Path directory;

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(directory.resolve(name), content);
  }

  @Test
  void aFileIsReadUnderTheNameThatTheUserGave() throws Exception {
    String path = write("c.pcap", CAPTURE).toString();
    Frame frame = new Frame();

    try (CaptureFile file = CaptureFile.open(path)) {
      assertThat(file.next(frame)).isTrue();
      assertThat(frame.file()).isEqualTo(path);
      assertThat(frame.number()).isEqualTo(1);
      while (file.next(frame)) {}
      assertThat(frame.number()).isEqualTo(4);
      assertThat(frame.numberInFile()).isEqualTo(4);
      assertThat(file.bytesRead()).isEqualTo(CAPTURE.length);
    }
  }

  @Test
  void standardInputIsNamedByAHyphen() throws Exception {
    InputStream before = System.in;
    System.setIn(new SlowStream(CAPTURE, 10));
    try (CaptureFile file = CaptureFile.open("-")) {
      Frame frame = new Frame();
      assertThat(file.next(frame)).isTrue();
      assertThat(frame.file()).isEqualTo("-");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void noFrameFollowsAfterClose() throws Exception {
    CaptureFile file = CaptureFile.open(new ByteArrayInputStream(CAPTURE), "c");
    file.close();

    assertThat(file.next(new Frame())).isFalse();
  }

  @Test
  void aMissingFileIsTold() {
    String path = directory.resolve("none.pcap").toString();

    assertThatThrownBy(() -> CaptureFile.open(path))
        .isInstanceOf(CaptureException.class)
        .hasMessage(path + ": no such file");
  }

  @Test
  void aDirectoryIsNoFile() {
    assertThatThrownBy(() -> CaptureFile.open(directory.toString()))
        .isInstanceOf(CaptureException.class)
        .hasMessage(directory + ": a directory, not a file");
  }

  @Test
  void aNameThatCannotBeIsTold() {
    assertThatThrownBy(() -> CaptureFile.open("a\0b"))
        .isInstanceOf(CaptureException.class)
        .hasMessage("a\0b: not a file name");
  }

  @Test
  void reasonsOfTheSystemAreSaidInWords() {
    assertThat(CaptureFile.reason(new AccessDeniedException("c"))).isEqualTo("permission denied");
    assertThat(CaptureFile.reason(new FileSystemException("c", null, "Too many open files")))
        .isEqualTo("cannot be read: Too many open files");
    assertThat(CaptureFile.reason(new IOException("Is a directory")))
        .isEqualTo("cannot be read: Is a directory");
    assertThat(CaptureFile.reason(new FileSystemException("c")))
        .isEqualTo("cannot be read: FileSystemException");
  }

  @Test
  void aReadThatFailsComesAfterTheFramesBefore() {
    InputStream failing =
        new InputStream() {
          private final ByteArrayInputStream bytes = new ByteArrayInputStream(CAPTURE, 0, 110);

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            int count = bytes.read(into, offset, length);
            if (count < 0) {
              throw new IOException("Input/output error");
            }
            return count;
          }
        };

    Reading reading = Reading.of(failing);

    assertThat(reading.frames()).hasSize(1);
    assertThat(reading.error())
        .isEqualTo("c: cannot be read: Input/output error, frame 2, byte 100");
  }
}
