// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No command writes to what it reads, by whatever name. */
class InputFilesTest {
  private static final String RULE =
      """
      rule pings {
        meta { sid 1  msg "pings" }
        istream where requests.count > 0
        test { alert "x.pcap" }
      }
      """;

  @TempDir Path scratch;
  private final TestTerminal terminal = new TestTerminal();

  @BeforeEach
  void inputs() throws IOException {
    Path corpus = Files.createDirectory(scratch.resolve("corpus"));
    Path capture = corpus.resolve("x.pcap");
    Files.copy(Path.of("testdata/captures/hans-idle.pcap"), capture);
    Files.createSymbolicLink(scratch.resolve("link"), capture);
    Files.createLink(scratch.resolve("eve.json"), capture);
    Files.writeString(corpus.resolve("r.sift"), RULE);
    Files.writeString(scratch.resolve("labels"), "capture\tlabel\nx.pcap\tbenign\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run -r DIR/corpus/x.pcap --eve DIR/corpus/x.pcap",
        "run -r DIR/corpus/x.pcap --eve DIR/corpus/../link",
        "run -r DIR/corpus -l DIR",
        "run -r DIR/link --verdicts DIR/corpus/x.pcap",
        "run -r DIR/corpus --profile-rules=DIR/corpus/x.pcap",
        "run -r DIR/corpus/x.pcap -S DIR/corpus --eve DIR/corpus/r.sift",
        "extract -r DIR/corpus/x.pcap --istream 0 --force --requests DIR/link",
        "test DIR/corpus --junit DIR/corpus/r.sift",
        "test DIR/corpus --junit DIR/corpus/x.pcap",
        "coverage DIR/corpus --html DIR/corpus/r.sift",
        "coverage DIR/corpus --lcov DIR/corpus/x.pcap",
        "coverage DIR/corpus -r DIR/corpus/x.pcap --lcov DIR/eve.json",
        "regress --corpus DIR/corpus -S DIR/corpus --labels DIR/labels --html DIR/labels",
        "regress --corpus DIR/corpus -S DIR/corpus --labels DIR/labels --junit DIR/link",
        "regress --corpus DIR/corpus -S DIR/corpus --labels DIR/labels --state DIR/link --fresh",
      })
  void anOutputThatIsReadIsRefusedBeforeAnythingIsWritten(String line) throws IOException {
    Map<Path, byte[]> before = files();
    String[] words = line.replace("DIR", scratch.toString()).split(" ");
    assertThat(terminal.run(words)).as(terminal.err()).isEqualTo(ExitCode.USAGE);
    assertThat(terminal.err()).contains("this is read: name another file to write to");
    assertThat(files()).containsExactlyInAnyOrderEntriesOf(before);
  }

  @Test
  void aPartIsNotSplitOntoItself() throws IOException {
    String corpus = scratch.resolve("corpus").toString();
    assertThat(terminal.run("split", "-r", corpus + "/x.pcap", "-o", corpus, "--force")).isZero();
    Path part;
    try (Stream<Path> all = Files.list(scratch.resolve("corpus"))) {
      part = all.filter(file -> file.toString().endsWith(".pcapng")).sorted().findFirst().get();
    }
    byte[] before = Files.readAllBytes(part);
    assertThat(terminal.run("split", "-r", part.toString(), "-o", corpus, "--force")).isEqualTo(1);
    assertThat(terminal.err()).contains("this is read: nothing is written to it");
    assertThat(part).hasBinaryContent(before);
  }

  @Test
  void otherFilesAreWritten() throws IOException {
    List<String> outputs = List.of("eve", "verdicts", "profile");
    String line =
        "run -r DIR/corpus --eve DIR/eve --verdicts DIR/verdicts --profile-rules=DIR/profile";
    assertThat(terminal.run(line.replace("DIR", scratch.toString()).split(" "))).isZero();
    for (String output : outputs) {
      assertThat(scratch.resolve(output)).isNotEmptyFile();
    }
  }

  @Test
  void aDeviceMayBeBoth() {
    assumeTrue(Files.exists(Path.of("/dev/null")), "this system has no /dev/null");
    String corpus = scratch.resolve("corpus").toString();
    assertThat(terminal.run("run", "-S", "/dev/null", "-r", corpus, "--eve", "/dev/null")).isZero();
  }

  private Map<Path, byte[]> files() throws IOException {
    Map<Path, byte[]> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(scratch)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file, Files.readAllBytes(file));
      }
    }
    return files;
  }
}
