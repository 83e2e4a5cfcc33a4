// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pingsift.capture.CaptureFile;
import pingsift.capture.Corpus;
import pingsift.eval.Match;
import pingsift.fields.Fields;

/** Rules over windows find what tools do that no single iStream shows. */
class WindowCorpusTest {
  private static final String ANSWERS_OF_A_PAIR =
      "exchanges by src, dst over 10m having count(reply.data != request.data) >= 3";
  private static final String ANSWERS_OF_AN_ISTREAM =
      "istream where count(reply.data != request.data) >= 3";
  private static final String MANY_IDENTIFIERS =
      "exchanges by src, dst over 10m having distinct(iid) >= 8"
          + " and share(reply.data == request.data) < 0.5";
  private static final String SWEEP_OF_FRAMES =
      "frames where icmp.type == echo_request by src over 60s having distinct(dst) >= 20";
  private static final String SWEEP_OF_ISTREAMS =
      "istreams by src over 60s having distinct(dst) >= 20";
  private static final String FLOOD = "frames by dst over 1s having count() >= 500";

  @Test
  void aTunnelThatChangesItsIdentifierShowsInItsHostPair() throws IOException {
    Path tunnel = own("icmptunnel_dk-http");
    assertThat(alerts(ANSWERS_OF_AN_ISTREAM, tunnel)).isEmpty();
    Match alert = alerts(ANSWERS_OF_A_PAIR, tunnel).get(0);
    assertThat(alert.decidingFrame()).isEqualTo(6);
    assertThat(alert.hasData()).isTrue();
    assertThat(alerts(MANY_IDENTIFIERS, tunnel)).hasSize(1);
    assertThat(alerts(MANY_IDENTIFIERS, corpus("hans-iq-idle"))).hasSize(1);
  }

  @Test
  void pingsInALoopChangeTheirIdentifierToo() throws IOException {
    Path loop = own("iputils-10runs-c1");
    assertThat(alerts(ANSWERS_OF_A_PAIR, loop)).isEmpty();
    assertThat(alerts(MANY_IDENTIFIERS, loop)).isEmpty();
  }

  @Test
  void aSweepIsFoundWhileItGoesOn() throws IOException {
    Path sweep = own("fping-sweep");
    assertThat(alerts(SWEEP_OF_FRAMES, sweep))
        .extracting(Match::decidingFrame)
        .containsExactly(39L);
    assertThat(alerts(SWEEP_OF_ISTREAMS, sweep))
        .extracting(Match::decidingFrame)
        .as("an iStream counts when it opens")
        .containsExactly(39L);
    assertThat(alerts(SWEEP_OF_FRAMES, own("iputils-default20"))).isEmpty();
  }

  @Test
  void floodsFromOneHostAndFromMadeUpOnes() throws IOException {
    assertThat(alerts(FLOOD, corpus("flood-rand-source"))).hasSize(1);
    assertThat(alerts(FLOOD, corpus("flood-hping3"))).as("both ends get as many").hasSize(2);
    assertThat(alerts(FLOOD, own("iputils-default20"))).isEmpty();
  }

  private static Path own(String name) {
    return Path.of("testdata/captures", name + ".pcap");
  }

  private static Path corpus(String name) {
    Path capture = Corpus.root().resolve("own").resolve(name + ".pcap");
    assumeTrue(Files.exists(capture), "no capture " + capture + ", see -Dpingsift.corpus");
    return capture;
  }

  private static List<Match> alerts(String query, Path capture) throws IOException {
    RuleSet rules = RuleSet.load(List.of(), List.of(query), Fields.catalogue());
    assertThat(rules.diagnostics()).isEmpty();
    List<Match> matches = new ArrayList<>();
    Engine engine = new Engine(rules.rules(), EngineOptions.DEFAULT, matches::add);
    try (CaptureFile reader = CaptureFile.open(capture.toString())) {
      assertThat(engine.run(reader).addsUp()).isTrue();
    }
    return matches;
  }
}
