// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureReader;
import pingsift.capture.CaptureSet;
import pingsift.capture.Frame;
import pingsift.engine.Engine;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;

/**
 * Runs the engine inside this process and prints what the second half of a capture costs, when
 * iStreams exist and code is compiled: memory allocated a frame, and frames a second.
 */
final class SteadyState {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private SteadyState() {}

  /** Arguments: the capture, how many frames it has. */
  public static void main(String[] args) throws IOException {
    long frames = Long.parseLong(args[1]);
    RuleSet rules = RuleSet.load(List.of(), List.of(Compare.RULE), Fields.catalogue());
    try (CaptureSet capture = CaptureSet.open(List.of(args[0]), CaptureSet.Order.NAME)) {
      SecondHalf half = new SecondHalf(capture, frames / 2);
      new Engine(rules.rules(), EngineOptions.DEFAULT, match -> {}).run(half);
      half.print();
    }
  }

  /** Looks at the clock and at the thread's allocations after the first half and at the end. */
  private static final class SecondHalf implements CaptureReader {
    private final CaptureReader reader;
    private final long begin;
    private long frames;
    private long nanos;
    private long bytes;
    private long allNanos;
    private long allBytes;

    SecondHalf(CaptureReader reader, long begin) {
      this.reader = reader;
      this.begin = begin;
    }

    @Override
    public boolean next(Frame frame) throws CaptureException {
      if (frames == begin) {
        bytes = THREADS.getCurrentThreadAllocatedBytes();
        nanos = System.nanoTime();
      }
      boolean more = reader.next(frame);
      if (more) {
        frames++;
      } else {
        allNanos = System.nanoTime() - nanos;
        allBytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
      }
      return more;
    }

    void print() {
      long counted = frames - begin;
      System.out.printf(
          "steady state, last %,d frames: %.3f bytes allocated a frame (%,d in all),"
              + " %.2f M frames/s%n",
          counted, (double) allBytes / counted, allBytes, counted / (allNanos / 1e9) / 1e6);
    }

    @Override
    public long bytesRead() {
      return reader.bytesRead();
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
