// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.check.CheckedRule;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;

/** The golden record as text. */
class GoldenTest {
  @TempDir private Path corpus;
  @TempDir private Path directory;
  private Golden golden;

  @BeforeEach
  void record() throws IOException {
    SmallCorpus.copy(corpus, "hans-idle.pcap", "emu-icmpsh-session.pcap", "cut-in-a-frame.pcap");
    golden = new Golden(directory);
    golden.accept(now(1));
  }

  private CorpusRecord now(int threads) throws IOException {
    return SmallCorpus.record(corpus, SmallCorpus.rules(SmallCorpus.OLD), threads);
  }

  private String text(String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }

  @Test
  void aRuleIsAPageThatAReviewerCanRead() throws IOException {
    assertThat(text("frozen_number.alerts"))
        .isEqualTo(
            """
            pingsift golden record 1: a rule
            rule frozen_number
            sid 9200001
            severity 2
            query istream where requests.seq_repeats >= 6 and max(request.len) > min(request.len)
            condition 1 requests.seq_repeats >= 6
            condition 2 max(request.len) > min(request.len)

            in hans-idle.pcap: 1 alert
              frame 9, open: istream of frame 1: 192.0.2.1 to 192.0.2.2, id 24857
                1 -> 6
                2 -> 25
            """);
  }

  @Test
  void theRecordNotesHowFarABrokenCaptureWasReadable() throws IOException {
    assertThat(text("captures.list"))
        .contains("cut-in-a-frame.pcap, 8 frames, ")
        .contains("\n  broken: the file ends inside a frame, after 95 of its 286 bytes, frame 9");
  }

  @Test
  void whatIsReadIsWhatWasWrittenWhateverTheNumberOfThreads() throws IOException {
    assertThat(Comparison.of(golden.read(), now(4)).isChanged()).isFalse();
    assertThat(golden.accept(now(3))).isEmpty();
    assertThat(golden.accept(golden.read())).isEmpty();
  }

  @Test
  void acceptingWritesOnlyWhatDiffersAndRemovesWhatIsGone() throws IOException {
    List<CheckedRule> edited = SmallCorpus.rules(SmallCorpus.NEW);
    assertThat(golden.accept(SmallCorpus.record(corpus, edited, 1)))
        .containsExactly(
            "removed chatty.alerts", "changed frozen_number.alerts", "wrote more_replies.alerts");
  }

  @Test
  void aFileThatIsNoRecordIsNotRemoved() throws IOException {
    Files.writeString(directory.resolve("mine.alerts"), "precious\n");
    assertThatThrownBy(() -> golden.accept(now(1)))
        .isInstanceOf(RecordException.class)
        .hasMessageContaining("mine.alerts:1: no golden record");
    assertThat(text("mine.alerts")).isEqualTo("precious\n");
  }

  @Test
  void whatWasBrokenByHandIsToldWithItsLine() throws IOException {
    breaks("frozen_number.alerts", "sid 9200001", "sid many", ":3: expected a number");
    breaks("frozen_number.alerts", "  frame 9, open", "  frame x, open", ":10: expected an alert");
    breaks("frozen_number.alerts", "    1 -> 6", "    7 -> 6", ":11: expected the number of a");
    breaks("frozen_number.alerts", "1 alert", "3 alerts", ":9: the alerts below are not 3");
    breaks("frozen_number.alerts", "condition 2", "condition 5", ":7: expected `condition 2 …`");
    breaks("frozen_number.alerts", "rule frozen", "rule thawed", ":2: the file of this rule is");
    breaks("frozen_number.alerts", "query istream", "istream", ":5: expected `query …`");
    breaks("captures.list", " frames, ", " pictures, ", "captures.list:3: expected a capture");
    breaks("captures.list", "hans-idle.pcap", "emu-icmpsh-session.pcap", ":6: `emu-icmpsh-session");
  }

  private void breaks(String file, String from, String to, String message) throws IOException {
    String sound = text(file);
    assertThat(sound).contains(from);
    Files.writeString(directory.resolve(file), sound.replaceFirst(from, to));
    assertThatThrownBy(golden::read)
        .isInstanceOf(RecordException.class)
        .hasMessageContaining(file)
        .hasMessageContaining(message);
    Files.writeString(directory.resolve(file), sound);
  }

  @Test
  void bytesThatAreNoTextAreToldToo() throws IOException {
    Files.write(directory.resolve("chatty.alerts"), new byte[] {(byte) 0xff, 10});
    assertThatThrownBy(golden::read).hasMessageContaining("chatty.alerts:1: is not UTF-8 text");
    Files.writeString(directory.resolve("chatty.alerts"), "");
    assertThatThrownBy(golden::read).hasMessageContaining("chatty.alerts:1: no golden record");
  }

  @Test
  void aRuleThatFiresOnEveryFrameIsKnownByItsFirstAlertsAndADigest() throws IOException {
    List<CheckedRule> noisy =
        RuleSet.load(List.of(), List.of("frame where icmp.type >= 0"), Fields.catalogue()).rules();
    CorpusRecord record = SmallCorpus.record(corpus, noisy, 1);
    golden = new Golden(directory.resolve("noisy"));
    golden.accept(record);
    String page = text("noisy/" + noisy.get(0).name() + ".alerts");
    assertThat(page).containsPattern("in emu-icmpsh-session.pcap: 92 alerts\n");
    assertThat(page).containsPattern("\n  and 72 more, [0-9a-f]{16}\n");
    assertThat(Comparison.of(golden.read(), record).isChanged()).isFalse();
    Files.writeString(
        directory.resolve("noisy/" + noisy.get(0).name() + ".alerts"),
        page.replaceFirst("and 72 more, ", "and 71 more, ").replaceFirst("92 alerts", "91 alerts"),
        StandardCharsets.UTF_8);
    Comparison comparison = Comparison.of(golden.read(), record);
    assertThat(comparison.rules().get(0).changes())
        .singleElement()
        .extracting(Change::record)
        .isEqualTo("alerts beyond the first 20");
  }
}
