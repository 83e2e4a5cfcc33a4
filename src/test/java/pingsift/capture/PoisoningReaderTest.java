// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoisoningReaderTest {
  private static final byte[] CAPTURE = SampleCaptures.pcapng(ByteOrder.LITTLE_ENDIAN);

  private static PoisoningReader reader() throws CaptureException {
    return new PoisoningReader(CaptureFile.open(new ByteArrayInputStream(CAPTURE), "c"));
  }

  @Test
  void framesAreTheSame() throws Exception {
    List<String> lines = new ArrayList<>();
    Frame frame = new Frame();
    try (PoisoningReader reader = reader()) {
      while (reader.next(frame)) {
        lines.add(Reading.line(frame));
      }
    }

    assertThat(lines).isEqualTo(Reading.of(CAPTURE).frames());
  }

  @Test
  void bytesAreVoidWhenTheReaderMovesOn() throws Exception {
    Frame frame = new Frame();
    try (PoisoningReader reader = reader()) {
      reader.next(frame);
      byte[] kept = frame.buffer();
      assertThat(kept).isEqualTo(SampleCaptures.data(21));
      reader.next(frame);
      assertThat(kept).containsOnly(0xdb);
    }
  }

  @Test
  void readingOnAfterTheEndFails() throws Exception {
    Frame frame = new Frame();
    try (PoisoningReader reader = reader()) {
      while (reader.next(frame)) {}
      assertThatThrownBy(() -> reader.next(frame)).hasMessage("next() after the end");
    }
  }
}
