// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.check.CheckedRule;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** One frame decides more alerts than memory has room for. */
class HeldAlertsTest {
  private static final String TEMPORARY = "java.io.tmpdir";
  private static final int STREAMS = 40;
  private static final long FEW = 5_000;

  /** The third gives requests up, the fourth ends iStreams too. */
  private static final String[] SILENCES = {"0ms", "+1ms", "+1m", "+1h"};

  private static final String RULES =
      """
      rule ended { meta { sid 3 } istream where replies.count < 1 }
      rule lost { meta { sid 1 } exchange where unanswered limit 7 per 1h by src }
      rule two { meta { sid 2 } istream where exchanges.count >= 2 }
      rule group { meta { sid 4 } exchanges where unanswered by dst over 1h having count() >= 9 }
      """;

  @TempDir private Path directory;

  private String before = "";

  @BeforeEach
  void temporaryFilesGoToADirectoryOfTheTest() {
    before = System.getProperty(TEMPORARY);
    System.setProperty(TEMPORARY, directory.toString());
  }

  @AfterEach
  void asBefore() {
    System.setProperty(TEMPORARY, before);
  }

  @Test
  void theFirstFrameBehindASilenceAndTheEndGiveTheSameBytes() throws Exception {
    String all = run(EngineOptions.DEFAULT);
    assertThat(all.lines().filter(line -> line.contains("\"alert\"")).count())
        .isGreaterThan(2 * STREAMS);
    for (long held : new long[] {0, FEW, 100 * FEW}) {
      EngineOptions options = EngineOptions.DEFAULT.withHeldBytes(held);
      assertThat(run(options)).isEqualTo(all);
      for (int waiting : new int[] {1, 3_000, 10_000, 16_000, 20_000, 1 << 20}) {
        for (int block : new int[] {500, 1 << 16}) {
          Threads two = new Threads(2, 0, 4, block, waiting);
          assertThat(run(options.withThreads(two))).isEqualTo(all);
        }
      }
    }
  }

  @Test
  void noFileIsLeftBehindByARunThatEndsOrFails() throws Exception {
    List<Integer> files = new ArrayList<>();
    Engine ends = new Engine(rules(), few(), match -> files.add(files().size()));
    ends.run(flow().reader());
    assertThat(files).isNotEmpty();
    assertThat(files()).isEmpty();
    Engine fails =
        new Engine(
            rules(),
            few(),
            match -> {
              throw new IOException("full");
            });
    assertThatThrownBy(() -> fails.run(flow().reader())).hasMessage("full");
    assertThat(files()).isEmpty();
  }

  @Test
  void whatCannotBeHeldEndsTheRunWithTheNameOfTheDirectory() throws Exception {
    Path missing = directory.resolve("missing");
    System.setProperty(TEMPORARY, missing.toString());
    for (int threads = 1; threads <= 2; threads++) {
      EngineOptions options = few().withThreads(new Threads(threads, 0, 4, 500, 1));
      assertThatThrownBy(() -> RunOutput.of(rules(), options, flow().reader()))
          .isInstanceOf(IOException.class)
          .hasMessage(
              missing
                  + ": alerts of one frame have to wait there, which failed: no such directory");
    }
    assertThat(RunOutput.of(rules(), EngineOptions.DEFAULT, flow().reader())).isNotEmpty();
  }

  @Test
  void aFullDiskIsToldWithTheNameOfTheDirectory() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "this system has no " + full);
    try (SpillFile file =
            new SpillFile(directory, FileChannel.open(full, StandardOpenOption.WRITE));
        OutputStream out = file.append()) {
      assertThatThrownBy(() -> out.write(new byte[100]))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(directory + ": alerts of one frame have to wait there")
          .hasMessageEndingWith("No space left on device");
    }
  }

  private static EngineOptions few() {
    return EngineOptions.DEFAULT.withHeldBytes(FEW);
  }

  private static String run(EngineOptions options) throws IOException, FlowException {
    return RunOutput.of(rules(), options, flow().reader());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.toList();
    }
  }

  private static List<CheckedRule> rules() {
    RuleSet rules = NaiveEngineProperties.load(RULES);
    assertThat(rules.hasErrors()).isFalse();
    return rules.rules();
  }

  /** A request of each of many hosts in turn, a silence, and again. */
  private static Flow flow() throws FlowException {
    StringBuilder text = new StringBuilder();
    for (int round = 0; round < SILENCES.length; round++) {
      for (int i = 0; i < STREAMS; i++) {
        text.append("from 10.0.0.").append(1 + i).append(" to 10.9.9.9 id ").append(1 + i);
        text.append('\n').append(i > 0 ? "+1ms" : SILENCES[round]);
        text.append(" req ").append(1 + round).append(" \"abc\"\n");
      }
    }
    return FlowNotation.parse("drawn", text.toString());
  }
}
