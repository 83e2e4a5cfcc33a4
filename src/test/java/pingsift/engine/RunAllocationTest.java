// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureReader;
import pingsift.capture.CaptureSet;
import pingsift.capture.Frame;
import pingsift.eval.Match;
import pingsift.eve.AlertWriter;
import pingsift.eve.EveOptions;
import pingsift.fields.Fields;
import pingsift.workload.Workload;
import pingsift.workload.WorkloadRule;
import pingsift.workload.WorkloadRules;

/**
 * In the steady state a run allocates nothing for a frame, from the file to the alert: read in the
 * second half of a capture, when its iStreams are there. Counts, not times: the same on any
 * machine.
 */
class RunAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int FRAMES = 200_000;
  private static final int MEASURED = FRAMES / 2;

  /**
   * What may be allocated in all: what an iStream keeps still grows now and then, when more
   * requests are open than ever before or a tunnel's are longer. The smallest object takes 16
   * bytes, so one for each frame would be over five times as much.
   */
  private static final long NOTHING = 3 * MEASURED;

  @TempDir static Path folder;

  private static Path echo;

  @BeforeAll
  static void makeTraffic() throws IOException {
    echo = folder.resolve("echo.pcap");
    traffic(1, 100).write(echo);
  }

  /**
   * Few iStreams, so that each has long settled by the middle: a thousand messages; and over 100 s,
   * so that requests without a reply are given up by then.
   */
  private static Workload traffic(double echoShare, int streams) {
    int flows = echoShare < 1 ? 2000 : 0;
    return new Workload(FRAMES, echoShare, streams, 0.2, flows, 0.2, 2000, 1);
  }

  @Test
  void readingAndPairingAllocateNothing() throws IOException {
    assertThat(allocated(echo, List.of())).isLessThan(NOTHING);
  }

  @Test
  void aRareRuleAllocatesNothing() throws IOException {
    assertThat(allocated(echo, WorkloadRules.rare())).isLessThan(NOTHING);
  }

  @Test
  void fiftyRulesOfAllKindsAllocateNothing() throws IOException {
    assertThat(allocated(echo, WorkloadRules.of(50))).isLessThan(NOTHING);
  }

  @Test
  void framesThatAreNoIcmpAllocateNothing() throws IOException {
    Path mixed = folder.resolve("mixed.pcap");
    traffic(0.05, 5).write(mixed);
    assertThat(allocated(mixed, WorkloadRules.of(50))).isLessThan(NOTHING);
  }

  /** An alert on every request: half of the frames. */
  @Test
  void anAlertAllocatesLittle() throws IOException {
    long alerts = MEASURED / 2;
    assertThat(allocated(echo, WorkloadRules.everyRequest()) / alerts).isLessThan(400);
  }

  /** What this thread allocates from the middle of a capture to the end of its last frame. */
  private static long allocated(Path capture, List<WorkloadRule> rules) throws IOException {
    Path file = Files.createTempFile(folder, "rules", ".sift");
    StringBuilder text = new StringBuilder();
    rules.forEach(rule -> text.append(rule.sift()));
    Files.writeString(file, text);
    RuleSet loaded = RuleSet.load(List.of(file.toString()), List.of(), Fields.catalogue());
    assertThat(loaded.rules()).hasSameSizeAs(rules);
    AlertSink written = new Written();
    try (CaptureSet set = CaptureSet.open(List.of(capture.toString()), CaptureSet.Order.NAME);
        SecondHalf half = new SecondHalf(set)) {
      new Engine(loaded.rules(), EngineOptions.DEFAULT, written).run(half);
      assertThat(half.frames).isEqualTo(FRAMES);
      return half.end - half.begin;
    }
  }

  /** As a run writes alerts: none is kept. */
  private static final class Written implements AlertSink {
    private final AlertWriter writer =
        new AlertWriter(OutputStream.nullOutputStream(), EveOptions.DEFAULT);

    @Override
    public void alert(Match match) throws IOException {
      writer.write(match);
    }

    @Override
    public boolean keepsMatches() {
      return false;
    }
  }

  /** Looks at what the thread has allocated before the frame in the middle, and at the end. */
  private static final class SecondHalf implements CaptureReader {
    private final CaptureReader reader;
    private long frames;
    private long begin;
    private long end;

    SecondHalf(CaptureReader reader) {
      this.reader = reader;
    }

    @Override
    public boolean next(Frame frame) throws CaptureException {
      if (frames == FRAMES - MEASURED) {
        begin = THREADS.getCurrentThreadAllocatedBytes();
      }
      if (!reader.next(frame)) {
        end = THREADS.getCurrentThreadAllocatedBytes();
        return false;
      }
      frames++;
      return true;
    }

    @Override
    public long bytesRead() {
      return reader.bytesRead();
    }

    @Override
    public void close() {
      try {
        reader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
