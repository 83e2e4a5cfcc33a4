// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteadyStateAllocationTest {
  private static final int FRAMES = 100_000;

  @TempDir private Path directory;

  /** What remains is one small object for each 256 KiB that are read. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"pcap", "pcapng"})
  void nothingIsAllocatedForAFrame(String format) throws IOException {
    Path file = Files.write(directory.resolve(format), format.equals("pcap") ? pcap() : pcapng());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Frame frame = new Frame();
    try (CaptureSet set = CaptureSet.open(List.of(file.toString()), CaptureSet.Order.NAME)) {
      readHalf(set, frame);
      long before = threads.getCurrentThreadAllocatedBytes();
      readHalf(set, frame);
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;

      assertThat(frame.number()).isEqualTo(FRAMES);
      assertThat(allocated).isLessThan(FRAMES / 10);
    }
  }

  private static void readHalf(CaptureSet set, Frame frame) {
    for (int i = 0; i < FRAMES / 2; i++) {
      set.next(frame);
    }
  }

  private static byte[] pcap() {
    PcapBytes capture = PcapBytes.in(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < FRAMES; i++) {
      capture.frame(i, SampleCaptures.data(98));
    }
    return capture.bytes();
  }

  private static byte[] pcapng() {
    PcapngBytes capture = PcapngBytes.in(ByteOrder.BIG_ENDIAN).section().iface(1);
    for (int i = 0; i < FRAMES; i++) {
      capture.enhanced(0, i, SampleCaptures.data(98));
    }
    return capture.bytes();
  }
}
