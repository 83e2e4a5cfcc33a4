// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pingsift.capture.CaptureFile;
import pingsift.engine.AlertSink;
import pingsift.engine.Engine;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.eval.Match;
import pingsift.fields.Fields;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** What a renderer and the lender of matches keep from alert to alert never shows in a line. */
class UsedRendererTest {
  private static final List<String> QUERIES =
      List.of(
          "frame where icmp.type == echo_request or icmp.code >= 0 and len > 20",
          "exchange where reply.data == request.data and rtt < 10s and len(request.data) in 1..2000",
          "exchange where reply.data contains \"a\" or unanswered or reply.data != request.data",
          "istream where requests.count > 1 and entropy > 0.1 and any(request.ip.ttl > 3)",
          "istream where avg(request.len) < 5000 or replies.count == 0",
          "frames by src over 10s having count() >= 2");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "emu-both-ends-ask.pcap",
        "emu-icmptransfer-upload.pcap",
        "emu-mtr-far.pcap",
        "emu-half-silent-sweep.pcap"
      })
  void aUsedRendererWritesWhatANewOneWrites(String capture) throws IOException {
    AlertRenderer used = new AlertRenderer(EveOptions.DEFAULT);
    List<String> lines = new ArrayList<>();
    run(
        capture,
        match -> {
          lines.add(line(used, match));
          assertThat(lines.get(lines.size() - 1))
              .isEqualTo(line(new AlertRenderer(EveOptions.DEFAULT), match));
        });
    assertThat(lines).hasSizeGreaterThan(QUERIES.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"emu-both-ends-ask.pcap", "emu-icmptransfer-upload.pcap"})
  void aMatchThatIsLentGivesTheSameLine(String capture) throws IOException {
    AlertRenderer renderer = new AlertRenderer(EveOptions.DEFAULT.withPayload(true, true));
    List<String> kept = new ArrayList<>();
    run(capture, match -> kept.add(line(renderer, match)));
    List<String> lent = new ArrayList<>();
    run(
        capture,
        new AlertSink() {
          @Override
          public void alert(Match match) {
            lent.add(line(renderer, match));
          }

          @Override
          public boolean keepsMatches() {
            return false;
          }
        });
    assertThat(lent).isEqualTo(kept).isNotEmpty();
  }

  /** So many iStreams that what is kept of them is thrown out again and again. */
  @Test
  void aUsedRendererKeepsManyLongIStreamsApart() throws IOException, FlowException {
    StringBuilder traffic = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      for (int host = 1; host <= 40; host++) {
        traffic.append(
            "from 10.0.0.%d to 10.1.0.1 id %d\n%dms req %d \"abc\"\n"
                .formatted(host, host, i * 1000 + host, i + 1));
      }
    }
    AlertRenderer used = new AlertRenderer(EveOptions.DEFAULT);
    int[] alerts = new int[1];
    engine(
            match -> {
              if (alerts[0]++ % 7 == 0) {
                assertThat(line(used, match))
                    .isEqualTo(line(new AlertRenderer(EveOptions.DEFAULT), match));
              }
            })
        .run(FlowNotation.parse("drawn", traffic.toString()).reader());
    assertThat(alerts[0]).isGreaterThan(4000);
  }

  private static String line(AlertRenderer renderer, Match match) {
    JsonLines lines = new JsonLines();
    renderer.render(match, lines);
    return new String(lines.bytes(), 0, lines.length(), StandardCharsets.UTF_8);
  }

  private static void run(String capture, AlertSink sink) throws IOException {
    try (CaptureFile file = CaptureFile.open("testdata/captures/" + capture)) {
      engine(sink).run(file);
    }
  }

  private static Engine engine(AlertSink sink) {
    RuleSet rules = RuleSet.load(List.of(), QUERIES, Fields.catalogue());
    assertThat(rules.hasErrors()).as(rules.diagnostics().toString()).isFalse();
    return new Engine(rules.rules(), EngineOptions.DEFAULT, sink);
  }
}
