// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;
import pingsift.capture.LinkType;
import pingsift.fields.Fields;

/** Once iStreams have settled, a frame that no rule matches costs no byte of heap. */
class SteadyStateAllocationTest {
  private static final int FRAMES = 120_000;
  private static final int HOSTS = 16;
  private static final long GAP_NANOS = 1_000_000;

  @Test
  void aFrameThatNoRuleMatchesAllocatesNothing() throws IOException {
    RuleSet rules =
        RuleSet.load(
            List.of(), List.of("frame where data startswith \"never sent\""), Fields.catalogue());
    assertThat(rules.hasErrors()).isFalse();
    Traffic traffic = new Traffic();
    Engine engine = new Engine(rules.rules(), EngineOptions.DEFAULT, match -> {});
    RunStats stats = engine.run(traffic);
    assertThat(stats.echoMessages()).isEqualTo(FRAMES / 2);
    assertThat(stats.streamsOpened()).isEqualTo(HOSTS);
    assertThat(stats.alerts()).isZero();
    // an iStream of growing facts may double an array now and then
    assertThat(traffic.allocatedInSecondHalf).isLessThan(FRAMES / 10);
  }

  /** Pings of some hosts, each answered, and a frame of TCP behind each of their frames. */
  private static final class Traffic implements CaptureReader {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final byte[] echo = packet(1, 84);
    private final byte[] tcp = packet(6, 40);
    private long frames;
    private long allocatedBefore;
    private long allocatedInSecondHalf;

    @Override
    public boolean next(Frame frame) {
      if (frames == FRAMES / 2) {
        allocatedBefore = threads.getCurrentThreadAllocatedBytes();
      }
      if (frames == FRAMES) {
        allocatedInSecondHalf = threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
        return false;
      }
      boolean isEcho = frames % 2 == 0;
      byte[] bytes = isEcho ? echo : tcp;
      if (isEcho) {
        ping((int) (frames / 2));
      }
      frame.set(frames * GAP_NANOS, LinkType.ETHERNET, bytes, 0, bytes.length, bytes.length);
      frames++;
      frame.place(frames, frames, "drawn");
      return true;
    }

    /** Requests have even numbers, each reply the number behind its request's. */
    private void ping(int number) {
      int exchange = number / 2;
      boolean isReply = number % 2 == 1;
      int host = exchange % HOSTS;
      echo[isReply ? 33 : 29] = (byte) host;
      echo[isReply ? 29 : 33] = (byte) 200;
      echo[34] = (byte) (isReply ? 0 : 8);
      echo[38] = (byte) host;
      echo[40] = (byte) (exchange / HOSTS >>> 8);
      echo[41] = (byte) (exchange / HOSTS);
    }

    private static byte[] packet(int protocol, int length) {
      ByteBuffer frame = ByteBuffer.allocate(14 + length);
      frame.putShort(12, (short) 0x0800).put(14, (byte) 0x45).putShort(16, (short) length);
      frame.put(22, (byte) 64).put(23, (byte) protocol).put(26, (byte) 10).put(30, (byte) 10);
      return frame.array();
    }

    @Override
    public long bytesRead() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
