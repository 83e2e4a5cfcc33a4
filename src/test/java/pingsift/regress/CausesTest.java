// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.check.CheckedRule;
import pingsift.engine.EngineOptions;
import pingsift.report.RegressionWords;

/** Which condition made an alert appear or go. */
class CausesTest {
  @TempDir private Path corpus;
  @TempDir private Path files;

  private List<CheckedRule> rules(String name, String query) throws IOException {
    Path file = files.resolve(name + ".sift");
    Files.writeString(
        file, "rule r {\n meta { sid 9200001 rev 1 msg \"m\" severity 1 }\n " + query + "\n}\n");
    return SmallCorpus.rules(file);
  }

  /** The changes between two versions of a rule, as people read them. */
  private List<String> changes(String capture, String was, String now, boolean golden)
      throws IOException {
    SmallCorpus.copy(corpus, capture);
    CorpusRecord then = SmallCorpus.record(corpus, rules("was", was), 1);
    if (golden) {
      Golden record = new Golden(files.resolve("golden"));
      record.accept(then);
      then = record.read();
    }
    CorpusRecord is = SmallCorpus.record(corpus, rules("now", now), 1);
    Comparison comparison =
        new Causes(EngineOptions.DEFAULT, 2).explain(Comparison.of(then, is), Corpus.of(corpus));
    Files.delete(corpus.resolve(capture));
    return comparison.rules().stream()
        .flatMap(rule -> rule.changes().stream())
        .flatMap(
            change ->
                Stream.concat(
                    Stream.of(RegressionWords.head(change)),
                    change.differences().stream()
                        .flatMap(one -> RegressionWords.lines(one).stream())))
        .toList();
  }

  private static final String HANS =
      " in hans-idle.pcap, frame 6: istream of frame 1: 192.0.2.1 to 192.0.2.2, id 24857";

  private static final String SWEEP = " by src over 60s having distinct(dst) >= ";

  @Test
  void aThresholdThatWasRaised() throws IOException {
    found(
        "hans-idle.pcap",
        "istream where requests.count > 3 and request.len > 0",
        "istream where requests.count > 90 and request.len > 0",
        "lost" + HANS,
        "was requests.count > 3: true, requests.count is 22",
        "is  requests.count > 90: false, is 22, more than 68 too low");
  }

  @Test
  void aThresholdThatWasLowered() throws IOException {
    found(
        "hans-idle.pcap",
        "istream where requests.count > 90",
        "istream where requests.count > 3",
        "new" + HANS,
        "was requests.count > 90: false, is 22, more than 68 too low",
        "is  requests.count > 3: true, requests.count is 22");
  }

  @Test
  void aThresholdThatChangesOnlyWhenItIsDecided() throws IOException {
    found(
        "hans-idle.pcap",
        "istream where requests.count > 3",
        "istream where requests.count > 4",
        "changed in hans-idle.pcap, frame 7: istream of frame 1: 192.0.2.1 to 192.0.2.2, id 24857",
        "deciding frame: was 6; now 7",
        "was requests.count > 3: 4",
        "is  requests.count > 4: 5");
  }

  @Test
  void aThresholdThatNothingLiesBetween() throws IOException {
    found("emu-icmpsh-session.pcap", "frame where len(data) > 60", "frame where len(data) > 63");
  }

  @Test
  void aConditionThatWasAdded() throws IOException {
    found(
        "hans-idle.pcap",
        "istream where requests.count > 3",
        "istream where requests.count > 3 and entropy > 7.5",
        "lost" + HANS,
        "is  entropy > 7.5: false, is 4.4050984, more than 3.0949016 too low");
  }

  @Test
  void aQuantifierOverElements() throws IOException {
    found(
        "hans-idle.pcap",
        "istream where any(request.len > 20)",
        "istream where any(request.len > 2000)",
        "lost in hans-idle.pcap, frame 3: istream of frame 1: 192.0.2.1 to 192.0.2.2, id 24857",
        "was any(request.len > 20): true",
        "is  any(request.len > 2000): false, true on 0 of 22 requests");
  }

  @Test
  void exchangesAreFoundByTheirFrames() throws IOException {
    found(
        "emu-icmpsh-session.pcap",
        "exchange where request.len == 0 and reply.len > 6",
        "exchange where request.len == 0 and reply.len > 1300",
        "lost in emu-icmpsh-session.pcap, frame 30: exchange of frames 29, 30: 192.0.2.10 to"
            + " 198.51.100.20, id 1",
        "was reply.len > 6: true, reply.len is 7",
        "is  reply.len > 1300: false, is 7, more than 1293 too low");
  }

  @Test
  void aWindowWithTooFewAndOneThatTakesOtherRecords() throws IOException {
    String was = "frames where icmp.type == echo_request" + SWEEP + 10;
    String lost = "lost in fping-sweep.pcap, frame 19: window of frames: src 192.0.2.1";
    found(
        "fping-sweep.pcap",
        was,
        "frames where icmp.type == echo_request" + SWEEP + 500,
        lost,
        "was distinct(dst) >= 10: true, distinct(dst) is 10",
        "is  distinct(dst) >= 500: false, is 10, 490 too low");
    found(
        "fping-sweep.pcap",
        was,
        "frames where icmp.type == echo_reply" + SWEEP + 10,
        lost,
        "was icmp.type == echo_request: true, icmp.type is echo_request",
        "is  icmp.type == echo_reply: false, icmp.type is echo_request");
  }

  @Test
  void aStepOfASequence() throws IOException {
    String start =
        "sequence by src within 60s { exchange where icmp.seq == 3\n then exchange where ";
    found(
        "iputils-default20.pcap",
        start.replace("icmp.seq", "request.icmp.seq")
            + "reply.len > 10 and request.icmp.seq == 5 }",
        start.replace("icmp.seq", "request.icmp.seq")
            + "reply.len > 99 and request.icmp.seq == 5 }",
        "lost in iputils-default20.pcap, frame 10: sequence of frames 6, 10: src 192.0.2.1",
        "was reply.len > 10: true, reply.len is 56",
        "is  reply.len > 99: false, is 56, more than 43 too low");
  }

  @Test
  void aLimitThatKeepsAlertsBack() throws IOException {
    List<String> changes =
        changes(
            "hans-idle.pcap",
            "frame where len > 3",
            "frame where len > 3 limit 1 per 99s by src",
            false);
    assertThat(changes.subList(0, 2))
        .containsExactly(
            "lost in hans-idle.pcap, frame 3: frame 3: 192.0.2.1 to 192.0.2.2",
            "every condition holds: kept back by `limit 1 per 99s by src`");
  }

  /** Known from the rules of then, and from a golden record of them. */
  private void found(String capture, String was, String now, String... expected)
      throws IOException {
    assertThat(changes(capture, was, now, false)).containsExactly(expected);
    assertThat(changes(capture, was, now, true)).as("from a record").containsExactly(expected);
  }
}
