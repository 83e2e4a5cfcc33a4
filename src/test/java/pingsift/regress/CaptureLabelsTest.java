// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels, and what they make of hits. */
class CaptureLabelsTest {
  @TempDir private Path directory;

  private CaptureLabels labels(String text) throws IOException {
    Path file = directory.resolve("labels.tsv");
    Files.writeString(file, text);
    return CaptureLabels.read(file, new Corpus(Path.of("corpus/own"), List.of(), List.of()));
  }

  @Test
  void theFirstLineMayNameTheColumnsInAnyOrder() throws IOException {
    CaptureLabels labels =
        labels("label\tnote\tcapture\nbenign\tx\ta/b.pcap\nMalicious\ty\tc.pcap\n");
    assertThat(labels.of("a/b.pcap")).isEqualTo(Label.BENIGN);
    assertThat(labels.of("c.pcap")).isEqualTo(Label.MALICIOUS);
    assertThat(labels.of("b.pcap")).isEqualTo(Label.NONE);
  }

  @Test
  void theFolderCanBeTheCorpusItself() throws IOException {
    CaptureLabels labels =
        labels("capture\tfolder\tlabel\na.pcap\town\tbenign\na.pcap\tdev\trecon\n");
    assertThat(labels.of("a.pcap")).isEqualTo(Label.BENIGN);
    assertThat(labels.of("dev/a.pcap")).isEqualTo(Label.OTHER);
  }

  @Test
  void withoutSuchALineTwoOrThreeColumnsAreUnderstood() throws IOException {
    assertThat(labels("# mine\n\na.pcap\tbenign\n").of("a.pcap")).isEqualTo(Label.BENIGN);
    assertThat(labels("a.pcap\tbenign\n").of("deep/down/a.pcap")).isEqualTo(Label.BENIGN);
    assertThat(labels("a.pcap\tx\tmalicious\n").of("x/a.pcap")).isEqualTo(Label.MALICIOUS);
    assertThat(labels("a.pcap\tx\tmalicious\n").of("y/a.pcap")).isEqualTo(Label.NONE);
  }

  @Test
  void whatCannotBeUnderstoodIsToldWithItsLine() {
    assertThatThrownBy(() -> labels("a.pcap benign\n"))
        .hasMessageContaining("labels.tsv:1: expected a capture and its label with a tab");
    assertThatThrownBy(() -> labels("a.pcap\tbenign\nb.pcap\t\n"))
        .hasMessageContaining("labels.tsv:2: the label is missing");
    assertThatThrownBy(() -> labels("a.pcap\tmalicous\n"))
        .hasMessageContaining("labels.tsv:1: `malicous` is no label: write benign, malicious");
    assertThatThrownBy(() -> labels("a.pcap\tbenign\na.pcap\tmalicious\n"))
        .hasMessageContaining("labels.tsv:2: `a.pcap` has another label above");
  }

  @Test
  void aCaptureCountsOnceHoweverManyAlertsItHas() throws IOException {
    CaptureLabels labels =
        labels("m1\tmalicious\nm2\tmalicious\nm3\tmalicious\nb1\tbenign\nb2\tbenign\no1\trecon\n");
    TreeMap<String, CaptureFacts> captures = new TreeMap<>();
    for (String name : List.of("m1", "m2", "m3", "b1", "b2", "o1", "unlabelled")) {
      captures.put(name, new CaptureFacts(1, "", Optional.empty()));
    }
    CorpusRecord record =
        new CorpusRecord(
            captures, List.of(rule("grave", 1, "m1", "m2"), rule("slight", 3, "m2", "b1", "o1")));
    assertThat(Score.of(record, labels, 4))
        .containsExactly(
            new Score("", 0, 2, 3, 1, 2, 1),
            new Score("grave", 1, 2, 3, 0, 2, 0),
            new Score("slight", 1, 1, 3, 1, 2, 1));
    assertThat(Score.of(record, labels, 2))
        .containsExactly(new Score("", 0, 2, 3, 0, 2, 0), new Score("grave", 1, 2, 3, 0, 2, 0));
    Score slight = Score.of(record, labels, 4).get(2);
    assertThat(slight.precision()).isEqualTo(0.5);
    assertThat(slight.recall()).isEqualTo(1.0 / 3);
  }

  private static RuleRecord rule(String name, int severity, String... hit) {
    TreeMap<String, Hits> hits = new TreeMap<>();
    for (String capture : hit) {
      hits.put(capture, new Hits(7, List.of(), ""));
    }
    return new RuleRecord(name, 1, severity, "", List.of(), Optional.empty(), hits);
  }
}
