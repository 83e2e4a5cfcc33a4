// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.capture.CaptureFile;
import pingsift.capture.Frame;
import pingsift.carve.FrameWriter;
import pingsift.carve.PcapngWriter;

class SplitCommandTest {
  private static final String HOSTS = "from 10.0.0.5 to 203.0.113.9 id 15\n";
  private static final String PART = "0000-10.0.0.5-203.0.113.9-id15.";

  private final TestTerminal terminal = new TestTerminal();

  @TempDir Path scratch;

  @Test
  void fragmentsOfAMessageAreInThePartOfItsIStream() throws Exception {
    assertThat(split("0ms req 1 \"abcdefgh\"*4 frag 16\n+20ms rep 1 \"abcdefgh\"*4 frag 24"))
        .isZero();
    assertThat(frames(PART + "pcapng")).hasSize(5);
    assertThat(terminal.out()).containsPattern(PART + "pcapng +5\n");
  }

  @Test
  void anErrorIsInThePartOfTheIStreamThatItQuotes() throws Exception {
    split("0ms req 1 \"abcdefgh\"\n+1ms error exceeded 1 from 10.0.0.254\n+1s req 2 \"abcdefgh\"");
    assertThat(frames(PART + "pcapng")).hasSize(3);
  }

  @Test
  void mirroredFramesAreInTheirPart() throws Exception {
    split("0ms req 1 \"ab\" ipid 1\n+10us req 1 \"ab\" ipid 1");
    assertThat(frames(PART + "pcapng")).hasSize(2);
  }

  @Test
  void aFrameOfAnotherLinkTypeIsNamedWherePcapCannotHoldIt() throws Exception {
    Path capture = scratch.resolve("two.pcapng");
    Path drawn = scratch.resolve("drawn.pcapng");
    DrawnCapture.write(drawn, HOSTS + "0ms req 1 \"ab\"\n+1ms rep 1 \"ab\"");
    Frame frame = new Frame();
    try (CaptureFile file = CaptureFile.open(drawn.toString());
        FrameWriter writer = new PcapngWriter(Files.newOutputStream(capture), "two")) {
      file.next(frame);
      writer.write(frame);
      file.next(frame);
      byte[] ip =
          Arrays.copyOfRange(frame.buffer(), frame.offset() + 14, frame.offset() + frame.capLen());
      writer.write(new Frame().set(frame.timestampNanos(), 101, ip, 0, ip.length, ip.length));
    }
    String[] args = {"split", "-r", capture.toString(), "-o", scratch.resolve("a").toString()};
    assertThat(run(args, "--format", "pcap")).isEqualTo(ExitCode.TROUBLE);
    assertThat(terminal.err()).contains(PART + "pcap: frame 2 is left out: its link type is 101");
    args[4] = scratch.resolve("b").toString();
    assertThat(run(args)).isZero();
    assertThat(frames("../b/" + PART + "pcapng")).hasSize(2);
  }

  @Test
  void aDirectoryWithFilesInItIsLeftAloneUnasked() throws Exception {
    Files.createDirectories(scratch.resolve("parts"));
    Path old = Files.writeString(scratch.resolve("parts").resolve(PART + "pcapng"), "old");
    assertThat(split("0ms req 1 \"ab\"")).isEqualTo(ExitCode.TROUBLE);
    assertThat(terminal.err()).contains("is not empty; --force");
    assertThat(old).hasContent("old");
    assertThat(split("0ms req 1 \"ab\"", "--force")).isZero();
    assertThat(frames(PART + "pcapng")).hasSize(1);
  }

  @Test
  void theCommentNamesTheIStream() throws Exception {
    split("0ms req 1 \"ab\"");
    byte[] part = Files.readAllBytes(scratch.resolve("parts").resolve(PART + "pcapng"));
    assertThat(new String(part, StandardCharsets.ISO_8859_1))
        .contains("iStream 0: 10.0.0.5 > 203.0.113.9, id 15");
  }

  private int split(String flow, String... options) throws Exception {
    Path capture = scratch.resolve("c.pcapng");
    DrawnCapture.write(capture, HOSTS + flow);
    String parts = scratch.resolve("parts").toString();
    return run(new String[] {"split", "-r", capture.toString(), "-o", parts}, options);
  }

  private int run(String[] args, String... more) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of(more));
    return terminal.run(all.toArray(String[]::new));
  }

  private List<Integer> frames(String part) throws IOException {
    List<Integer> lengths = new ArrayList<>();
    Frame frame = new Frame();
    Path path = scratch.resolve("parts").resolve(part);
    Files.createDirectories(scratch.resolve("parts"));
    try (CaptureFile file = CaptureFile.open(path.toString())) {
      while (file.next(frame)) {
        lengths.add(frame.capLen());
      }
    }
    return lengths;
  }
}
