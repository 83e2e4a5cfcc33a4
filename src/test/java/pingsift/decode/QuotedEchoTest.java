// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureFile;
import pingsift.capture.Corpus;
import pingsift.capture.Frame;

/**
 * The frames of the corpus that quote an Echo message are those in which another dissector saw one
 * ({@code quoted_frames} beside each capture), but for encapsulations that are not walked.
 */
class QuotedEchoTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> unexplained = new ArrayList<>();

  @Test
  void errorsOfTheCorpusQuoteWhatAnotherDissectorSawThemQuote() throws IOException {
    assumeTrue(Files.isDirectory(Corpus.root()), "no corpus at " + Corpus.root());
    for (String folder : List.of("dev", "own")) {
      try (Stream<Path> files = Files.list(Corpus.root().resolve(folder))) {
        for (Path meta : files.filter(f -> f.toString().endsWith(".meta.json")).sorted().toList()) {
          compare(meta);
        }
      }
    }
    System.out.println("errors that quote Echo: " + counts);
    assertThat(unexplained).isEmpty();
    assertThat(counts.getOrDefault("agreeing", 0)).isPositive();
    assertThat(Path.of("docs/decoding-differences.md"))
        .content()
        .contains("`quoted-first-fragment`");
  }

  private void compare(Path meta) throws IOException {
    TreeSet<Long> theirs = new TreeSet<>();
    for (JsonNode frame : JSON.readTree(meta.toFile()).path("quoted_frames")) {
      theirs.add(frame.asLong());
    }
    Path capture = Path.of(meta.toString().replace(".tshark.meta.json", ""));
    Frame frame = new Frame();
    FrameDecoder decoder = new FrameDecoder();
    IcmpMessage message = new IcmpMessage();
    try (CaptureFile reader = CaptureFile.open(capture.toString())) {
      while (reader.next(frame)) {
        Outcome outcome = decoder.decode(frame, message);
        boolean ours = outcome == Outcome.ICMP && quotesEcho(message);
        if (ours == theirs.contains(frame.number())) {
          count(ours ? "agreeing" : "quote none");
        } else if (ours && Objects.requireNonNull(message.quoted()).isFragment()) {
          count("quoted-first-fragment");
        } else {
          String place = capture.getFileName() + ":" + frame.number();
          unexplained.add(place + (ours ? " ours alone " : " theirs alone ") + outcome);
        }
      }
    } catch (CaptureException e) {
      count("broken captures");
    }
  }

  private static boolean quotesEcho(IcmpMessage message) {
    QuotedPacket quoted = message.quoted();
    return quoted != null && (quoted.isEchoRequest() || quoted.isEchoReply());
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }
}
