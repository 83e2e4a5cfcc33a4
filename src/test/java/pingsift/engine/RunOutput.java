// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import pingsift.capture.CaptureReader;
import pingsift.check.CheckedRule;
import pingsift.decode.Outcome;
import pingsift.eval.Match;
import pingsift.eve.AlertRenderer;
import pingsift.eve.AnomalyWriter;
import pingsift.eve.EveOptions;
import pingsift.eve.JsonLines;

/** All that a run gives, as one text: alerts and anomalies as lines, then the counters. */
final class RunOutput implements LineSink {
  private static final EveOptions OPTIONS =
      EveOptions.DEFAULT.withPacket(true).withPayload(true, false);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final AlertRenderer renderer = new AlertRenderer(OPTIONS);
  private final JsonLines lines = new JsonLines();
  private int fromThreads;

  static String of(List<CheckedRule> rules, EngineOptions options, CaptureReader reader)
      throws IOException {
    RunOutput output = new RunOutput();
    AnomalyWriter anomalies = new AnomalyWriter(output.out, OPTIONS);
    Engine engine = new Engine(rules, options, output, anomalies::write);
    RunStats stats = engine.run(reader);
    anomalies.flush();
    return output.out.toString(StandardCharsets.UTF_8) + counters(stats);
  }

  @Override
  public void alert(Match match) throws IOException {
    renderer.render(match, lines);
    lines.moveTo(out);
  }

  @Override
  public boolean keepsMatches() {
    return false;
  }

  @Override
  public void line(AlertLine line) throws IOException {
    fromThreads++;
    line.writeTo(out);
  }

  @Override
  public Renderer newRenderer() {
    AlertRenderer own = new AlertRenderer(OPTIONS);
    return own::render;
  }

  int fromThreads() {
    return fromThreads;
  }

  private static String counters(RunStats stats) {
    List<Object> counters = new ArrayList<>();
    counters.addAll(
        List.of(stats.frames(), stats.captureBytes(), stats.frameBytes(), stats.addsUp()));
    counters.addAll(Arrays.stream(Outcome.values()).map(stats::outcomes).toList());
    counters.addAll(List.of(stats.echoRequests(), stats.echoReplies(), stats.alerts()));
    counters.addAll(List.of(stats.firstNanos(), stats.lastNanos(), stats.matches()));
    counters.addAll(List.of(stats.streams(), stats.fragments(), stats.anomalies()));
    counters.addAll(List.of(stats.windows(), stats.sequences()));
    return counters.toString();
  }
}
