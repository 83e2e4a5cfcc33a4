// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import pingsift.capture.CaptureFile;
import pingsift.capture.Frame;

/** What is written is what our own reader reads. */
class FrameWriterTest {
  private record Sample(long nanos, int linkType, List<Byte> bytes, int cut) {
    Frame frame() {
      byte[] padded = new byte[bytes.size() + 3];
      for (int i = 0; i < bytes.size(); i++) {
        padded[3 + i] = bytes.get(i);
      }
      return new Frame().set(nanos, linkType, padded, 3, bytes.size(), bytes.size() + cut);
    }

    static Sample of(Frame frame) {
      List<Byte> bytes = new ArrayList<>();
      for (int i = 0; i < frame.capLen(); i++) {
        bytes.add(frame.buffer()[frame.offset() + i]);
      }
      int cut = frame.len() - frame.capLen();
      return new Sample(frame.timestampNanos(), frame.linkType(), bytes, cut);
    }
  }

  @Property(tries = 100)
  void pcapngHoldsAnyFrames(@ForAll("samples") List<Sample> samples) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FrameWriter writer = new PcapngWriter(out, "iStream 7: ü")) {
      for (Sample sample : samples) {
        writer.write(sample.frame());
      }
    }
    assertThat(read(out)).isEqualTo(samples);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("iStream 7: ü");
  }

  @Property(tries = 100)
  void pcapHoldsFramesOfOneLinkTypeUntil2106(@ForAll("samples") List<Sample> samples)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Sample> fit = new ArrayList<>();
    try (FrameWriter writer = new PcapWriter(out)) {
      for (Sample sample : samples) {
        boolean inTime = sample.nanos >> 32 < 1_000_000_000L;
        if (inTime && (fit.isEmpty() || fit.get(0).linkType == sample.linkType)) {
          writer.write(sample.frame());
          fit.add(sample);
        } else {
          assertThatThrownBy(() -> writer.write(sample.frame()))
              .isInstanceOf(UnfitFrameException.class);
        }
      }
    }
    assertThat(fit.isEmpty() ? fit : read(out)).isEqualTo(fit);
  }

  @Test
  void aSecondLinkTypeIsNamed() throws IOException {
    try (FrameWriter writer = new PcapWriter(new ByteArrayOutputStream())) {
      writer.write(new Frame().set(0, 1, new byte[4], 0, 4, 4));
      assertThatThrownBy(() -> writer.write(new Frame().set(0, 101, new byte[4], 0, 4, 4)))
          .hasMessage("its link type is 101, that of the frames before is 1, and pcap holds one");
    }
  }

  @Provide
  Arbitrary<List<Sample>> samples() {
    Arbitrary<Long> nanos = Arbitraries.longs().between(0, (1L << 62) - 1);
    Arbitrary<Integer> types = Arbitraries.of(1, 1, 1, 101, 276, 65_535);
    Arbitrary<List<Byte>> bytes = Arbitraries.bytes().list().ofMaxSize(70);
    Arbitrary<Integer> cuts = Arbitraries.of(0, 0, 1, 70_000);
    return Combinators.combine(nanos, types, bytes, cuts).as(Sample::new).list().ofMaxSize(12);
  }

  private static List<Sample> read(ByteArrayOutputStream out) throws IOException {
    List<Sample> samples = new ArrayList<>();
    Frame frame = new Frame();
    try (CaptureFile file =
        CaptureFile.open(new ByteArrayInputStream(out.toByteArray()), "written")) {
      while (file.next(frame)) {
        samples.add(Sample.of(frame));
      }
    }
    return samples;
  }
}
