// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import com.sun.management.ThreadMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import pingsift.check.CheckedRule;
import pingsift.check.Scope;
import pingsift.decode.IcmpMessage;
import pingsift.eval.Evidence;
import pingsift.eval.Match;

/** How many alerts a second, and how much memory each takes for a moment. */
final class AlertWriterBenchmark {
  private static final int ALERTS = 500_000;

  private AlertWriterBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    EchoFrames frames = new EchoFrames();
    byte[] data =
        "GET /etc/passwd HTTP/1.0 and so on until byte fifty-six"
            .getBytes(StandardCharsets.US_ASCII);
    List<IcmpMessage> messages =
        List.of(
            frames.request("10.0.0.5", "203.0.113.9", 15, 1, data),
            frames.reply("203.0.113.9", "10.0.0.5", 15, 1, data));
    CheckedRule rule = Rules.rule(Scope.ISTREAM, Rules.PTUNNEL);
    EndedStreams.of(
        messages,
        (stream, last, reason) -> {
          List<Evidence> evidence =
              List.of(
                  new Evidence("reply.data != request.data", null, null, new long[] {2}, 4, 1),
                  new Evidence("entropy > 7", 7.82, 7L, new long[0], -1, -1));
          for (int round = 1; round <= 3; round++) {
            measure(
                "istream alerts",
                new Match(
                    rule, last, 2, stream, 0, 0, Match.State.ENDED, true, List.of(), evidence));
            measure(
                "frame alerts",
                new Match(
                    rule, last, 2, null, 0, 0, Match.State.DECIDED, true, List.of(), evidence));
          }
        });
  }

  private static void measure(String what, Match match) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    OutputStream out = new BufferedOutputStream(OutputStream.nullOutputStream(), 1 << 16);
    AlertWriter writer = new AlertWriter(out, EveOptions.DEFAULT);
    writer.write(match);
    long thread = Thread.currentThread().getId();
    long allocated = threads.getThreadAllocatedBytes(thread);
    long start = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < ALERTS; i++) {
      writer.write(match);
    }
    double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    long bytes = threads.getThreadAllocatedBytes(thread) - allocated;
    System.out.printf(
        Locale.ROOT,
        "%s: %d in %.2f s of processor time, %d bytes allocated each%n",
        what,
        ALERTS,
        seconds,
        bytes / ALERTS);
  }
}
