// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as a capture of a corpus, and what it is called. */
class CorpusTest {
  private static final Path CAPTURE = Path.of("testdata/captures/hans-idle.pcap");

  @TempDir private Path root;

  private void put(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.copy(CAPTURE, file);
  }

  private List<String> names() {
    return Corpus.of(root).captures().stream().map(CorpusCapture::name).toList();
  }

  @Test
  void capturesOfOneNameInTwoFoldersAreTwo() throws IOException {
    put("b/x.pcap");
    put("a/x.pcap");
    put("x.pcap");
    assertThat(names()).containsExactly("a/x.pcap", "b/x.pcap", "x.pcap");
  }

  @Test
  void aCaptureIsKnownByItsFirstBytesAndADirectoryIsNone() throws IOException {
    put("without-suffix");
    put("folder.pcap/inner.pcap");
    Files.writeString(root.resolve("labels.tsv"), "no capture");
    assertThat(names()).containsExactly("folder.pcap/inner.pcap", "without-suffix");
  }

  @Test
  void whatIsCalledLikeACaptureAndIsNoneIsABrokenOne() throws IOException {
    Files.writeString(root.resolve("text.pcap"), "no capture");
    Files.createFile(root.resolve("empty.pcapng.gz"));
    Files.createSymbolicLink(root.resolve("nowhere.pcap"), Path.of("gone.pcap"));
    assertThat(names()).containsExactly("empty.pcapng.gz", "nowhere.pcap", "text.pcap");
  }

  @Test
  void aLoopOfLinksIsGoneThroughOnce() throws IOException {
    put("a/x.pcap");
    Files.createSymbolicLink(root.resolve("a/again"), Path.of(".."));
    Files.createSymbolicLink(root.resolve("0-link-to-a"), Path.of("a"));
    assertThat(names()).containsExactly("a/x.pcap");
  }

  @Test
  void aLinkToADirectoryElsewhereIsFollowed(@TempDir Path elsewhere) throws IOException {
    Files.copy(CAPTURE, elsewhere.resolve("x.pcap"));
    Files.createSymbolicLink(root.resolve("more"), elsewhere);
    assertThat(names()).containsExactly("more/x.pcap");
  }

  @Test
  void namesThatAreNoTextAreWrittenAsInAUri() throws IOException {
    Path odd = Path.of(URI.create(root.toUri() + "a%FFb.pcap"));
    assumeTrue(odd.toUri().getRawPath().contains("%FF"), "this system has no such names");
    Files.copy(CAPTURE, odd);
    Files.copy(CAPTURE, Path.of(URI.create(root.toUri() + "a%FEb.pcap")));
    put("a%FFb.pcap"); // these very characters
    put("line\nbreak.pcap");
    put("100%.pcap");
    assertThat(names())
        .containsExactly(
            "100%.pcap", "a%25FFb.pcap", "a%FEb.pcap", "a%FFb.pcap", "line%0Abreak.pcap");
    Corpus corpus = Corpus.of(root);
    assertThat(corpus.captures()).allSatisfy(capture -> capture.open().close());
  }

  @Test
  void anUnreadableDirectoryIsTold() throws IOException {
    put("shut/x.pcap");
    put("y.pcap");
    Path shut = root.resolve("shut");
    assumeTrue(shut.toFile().setReadable(false) && !Files.isReadable(shut), "runs as root");
    assertThat(names()).containsExactly("y.pcap");
    assertThat(Corpus.of(root).troubles()).containsExactly("shut: the directory cannot be read");
    assertThat(shut.toFile().setReadable(true)).isTrue();
  }

  @Test
  void aSingleFileIsACorpusAndNothingIsATrouble() {
    assertThat(Corpus.of(CAPTURE).captures())
        .extracting(CorpusCapture::name)
        .containsExactly("hans-idle.pcap");
    assertThat(Corpus.of(root.resolve("gone")).troubles())
        .containsExactly(root.resolve("gone") + ": no such file or directory");
  }
}
