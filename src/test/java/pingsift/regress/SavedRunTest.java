// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.check.CheckedRule;

/** An interrupted run goes on where it was, and nowhere else. */
class SavedRunTest {
  private static final List<CheckedRule> RULES = SmallCorpus.rules(SmallCorpus.OLD);

  @TempDir private Path corpus;
  @TempDir private Path directory;
  private Path file;
  private List<CaptureResult> whole;

  @BeforeEach
  void interruptedRun() throws IOException {
    SmallCorpus.copy(corpus, "hans-idle.pcap", "emu-icmpsh-session.pcap", "cut-in-a-frame.pcap");
    file = directory.resolve("cache/state");
    // a run that is never told to be over leaves its state as an interrupted one does
    whole = run(SavedRun.open(file, "key", 0, false));
  }

  private List<CaptureResult> run(SavedRun saved) throws IOException {
    return SmallCorpus.run(RULES, 2).run(Corpus.of(corpus).captures(), saved, (c, b) -> {});
  }

  @Test
  void whatIsKeptIsWhatWasFound() throws IOException {
    SavedRun again = SavedRun.open(file, "key", 0, false);
    assertThat(again.finishedBefore()).isEqualTo(3);
    assertThat(run(again)).isEqualTo(whole);
  }

  @Test
  void cutAnywhereItIsGoodUpToThere() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int cut = 0; cut < bytes.length; cut += 7) {
      Files.write(file, java.util.Arrays.copyOf(bytes, cut));
      SavedRun again = SavedRun.open(file, "key", 0, false);
      assertThat(again.finishedBefore()).isLessThanOrEqualTo(3);
      assertThat(run(again)).as("cut at %d", cut).isEqualTo(whole);
    }
  }

  @Test
  void aCaptureThatChangedIsReadAgain() throws IOException {
    Files.copy(
        SmallCorpus.CAPTURES.resolve("iputils-default20.pcap"),
        corpus.resolve("hans-idle.pcap"),
        StandardCopyOption.REPLACE_EXISTING);
    List<CaptureResult> results = run(SavedRun.open(file, "key", 0, false));
    assertThat(results).isNotEqualTo(whole);
    assertThat(results)
        .filteredOn(r -> r.capture().equals("hans-idle.pcap"))
        .hasSize(1)
        .allSatisfy(r -> assertThat(r.hits()).isEmpty());
  }

  @Test
  void otherRulesAndFreshRunsBeginAnew() {
    assertThat(SavedRun.open(file, "other", 0, false).finishedBefore()).isZero();
    assertThat(SavedRun.open(file, "key", 0, true).finishedBefore()).isZero();
  }

  @Test
  void whatIsKeptIsTakenAndNotReadAgain() throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains("id 24857");
    Files.writeString(file, text.replace("id 24857", "id 1"), StandardCharsets.UTF_8);
    assertThat(run(SavedRun.open(file, "key", 0, false)).toString()).contains("id 1,");
    assertThat(run(SavedRun.open(file, "key", 0, false)).toString()).doesNotContain("id 24857");
  }

  @Test
  void aFinishedRunLeavesNothingAndAShortOneWritesNothing() throws IOException {
    SavedRun.open(file, "key", 0, false).finish();
    assertThat(file).doesNotExist();
    SavedRun patient = SavedRun.open(file, "key", 3_600_000_000_000L, false);
    run(patient);
    assertThat(file).doesNotExist();
    assertThat(patient.interrupted()).isEqualTo(3);
    assertThat(SavedRun.open(file, "key", 0, false).finishedBefore()).isEqualTo(3);
  }

  @Test
  void whereNothingCanBeWrittenTheRunGoesOn() throws IOException {
    Path blocked = directory.resolve("blocked");
    Files.writeString(blocked, "a file, not a directory");
    SavedRun saved = SavedRun.open(blocked.resolve("state"), "key", 0, false);
    assertThat(run(saved)).isEqualTo(whole);
    assertThat(saved.failed()).isTrue();
    assertThat(saved.interrupted()).isZero();
  }
}
