// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.capture.Corpus;

/**
 * The shipped rules judge captures as people did: nothing worse than information on harmless ones,
 * at least a suspicion on each malicious one.
 */
class ShippedVerdictsTest {
  @TempDir Path scratch;

  @Test
  void agreeWithTheLabelsOfTheCapturesHere() {
    agree(Path.of("testdata/captures"), Path.of("testdata/labels.tsv"));
  }

  @Test
  void agreeWithTheLabelsOfTheCorpus() {
    for (String folder : new String[] {"own", "dev"}) {
      Path captures = Corpus.root().resolve(folder);
      Path labels = Corpus.root().resolve("labels.tsv");
      assumeTrue(Files.isDirectory(captures), "no captures in " + captures);
      agree(captures, labels);
    }
  }

  @Test
  void nothingIsSaidOfACaptureThatCannotBeRead() throws IOException {
    Path junk = Files.writeString(scratch.resolve("iputils-default20.pcap"), "no capture");
    TestTerminal terminal = new TestTerminal();
    String labels = "testdata/labels.tsv";
    assertThat(terminal.run("verdicts", "-r", junk.toString(), "--labels", labels)).isEqualTo(1);
    assertThat(terminal.out()).containsPattern("benign +unread +WRONG +-\\n");
    assertThat(terminal.err()).contains("not a capture", "benign 0 of 1 right");
  }

  private static void agree(Path captures, Path labels) {
    TestTerminal terminal = new TestTerminal();
    terminal.run("verdicts", "-r", captures.toString(), "--labels", labels.toString(), "--wrong");
    assertThat(terminal.out()).as(terminal.err()).isEmpty();
    assertThat(terminal.err()).contains("benign", "malicious", "right");
  }
}
