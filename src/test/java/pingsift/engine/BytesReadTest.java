// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.capture.CaptureSet;
import pingsift.capture.LinkType;
import pingsift.capture.PcapBytes;
import pingsift.capture.PcapngBytes;

/** What was read of a capture with a broken record ends before that, whoever read it. */
class BytesReadTest {
  private static final int FRAMES = 5_000;
  private static final int FRAME_LEN = 100;
  private static final long CLAIMED = 0x7fff_fff0;

  private final Random random = new Random(1);
  @TempDir Path directory;

  @Test
  void ofPcap() throws IOException {
    assertThat(read(pcap())).isEqualTo(24 + FRAMES * (16L + FRAME_LEN));
  }

  @Test
  void ofPcapng() throws IOException {
    PcapngBytes capture = PcapngBytes.littleEndian().section().iface(LinkType.RAW);
    long header = capture.bytes().length;
    for (int i = 0; i < FRAMES; i++) {
      capture.enhanced(0, i, frame());
    }
    capture.block(6, CLAIMED, frame(), CLAIMED);
    for (int i = 0; i < FRAMES; i++) {
      capture.enhanced(0, i, frame());
    }
    assertThat(read(capture.bytes())).isEqualTo(header + FRAMES * (32L + FRAME_LEN));
  }

  /** In compressed bytes it is up to where they had to be inflated. */
  @Test
  void ofGzip() throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(stored)) {
      gzip.write(pcap());
    }
    assertThat(read(stored.toByteArray()))
        .isBetween(stored.size() * 2L / 5, stored.size() * 3L / 5);
  }

  private byte[] pcap() {
    PcapBytes capture = PcapBytes.littleEndian().linkType(LinkType.RAW);
    for (int i = 0; i < FRAMES; i++) {
      capture.frame(i, frame());
    }
    capture.record(0, 0, CLAIMED, CLAIMED, frame());
    for (int i = 0; i < FRAMES; i++) {
      capture.frame(i, frame());
    }
    return capture.bytes();
  }

  private byte[] frame() {
    byte[] frame = new byte[FRAME_LEN];
    random.nextBytes(frame);
    return frame;
  }

  private long read(byte[] capture) throws IOException {
    Path file = Files.write(directory.resolve("broken"), capture);
    long one = run(file, Threads.ONE);
    for (int blockBytes : new int[] {4 << 10, 100_000, 128 << 10}) {
      Threads two = new Threads(2, 0, Threads.SHARDS, blockBytes, 1 << 20);
      assertThat(run(file, two)).as("blocks of %d", blockBytes).isEqualTo(one);
    }
    return one;
  }

  private static long run(Path file, Threads threads) throws IOException {
    RunOutput lines = new RunOutput();
    EngineOptions options = EngineOptions.DEFAULT.withThreads(threads);
    try (CaptureSet set = CaptureSet.open(List.of(file.toString()), CaptureSet.Order.NAME)) {
      RunStats stats = new Engine(List.of(), options, lines).run(set);
      assertThat(set.problems()).hasSize(1);
      assertThat(stats.frames()).isEqualTo(FRAMES);
      return stats.captureBytes();
    }
  }
}
