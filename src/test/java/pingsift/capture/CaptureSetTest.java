// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.capture.CaptureSet.Order;
import pingsift.capture.CaptureSet.Skipped;

class CaptureSetTest {
  @TempDir private Path temporary;
  private Path directory;

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = Files.createDirectory(temporary.resolve("d"));
  }

  private String write(String name, byte[] content) throws IOException {
    return Files.write(directory.resolve(name), content).toString();
  }

  /** A capture of some frames, a second apart, from a second on. */
  private static byte[] capture(int firstSecond, int frames) {
    PcapBytes capture = PcapBytes.bigEndian();
    for (int i = 0; i < frames; i++) {
      capture.frame((firstSecond + i) * 1_000_000_000L, SampleCaptures.data(9));
    }
    return capture.bytes();
  }

  /** A line for each frame (number, number in file, second, file), then the problems. */
  private List<String> read(Order order, String... paths) {
    List<String> lines = new ArrayList<>();
    try (CaptureSet set = CaptureSet.open(List.of(paths), order)) {
      Frame frame = new Frame();
      while (set.next(frame)) {
        lines.add(
            "%d %d %ds %s"
                .formatted(
                    frame.number(),
                    frame.numberInFile(),
                    frame.timestampNanos() / 1_000_000_000L,
                    shortened(frame.file())));
      }
      assertThat(set.next(frame)).isFalse();
      set.problems().forEach(problem -> lines.add(shortened(problem.getMessage())));
    }
    return lines;
  }

  private String shortened(String text) {
    return text.replace(temporary.toString(), ".");
  }

  @Test
  void filesAreReadInTheOrderGivenAndNumberedAsOne() throws IOException {
    String late = write("b", capture(50, 2));
    String early = write("a", SampleCaptures.gzip(capture(10, 1)));

    assertThat(read(Order.NAME, late, early, late))
        .containsExactly(
            "1 1 50s ./d/b", "2 2 51s ./d/b", "3 1 10s ./d/a", "4 1 50s ./d/b", "5 2 51s ./d/b");
  }

  @Test
  void aDirectoryStandsForItsCapturesByName() throws IOException {
    write("c.pcap10", capture(10, 1));
    write("c.pcap9", capture(9, 1));
    write("a.pcapng.gz", SampleCaptures.gzip(SampleCaptures.pcapng(ByteOrder.BIG_ENDIAN)));

    assertThat(read(Order.NAME, directory.toString()).stream().filter(l -> l.contains(" 1 ")))
        .containsExactly("1 1 1s ./d/a.pcapng.gz", "6 1 9s ./d/c.pcap9", "7 1 10s ./d/c.pcap10");
  }

  @Test
  void whatIsNoCaptureInADirectoryIsSkippedAndListed() throws IOException {
    write("notes.txt", "some notes".getBytes(StandardCharsets.US_ASCII));
    write("empty.pcap", new byte[0]);
    write("cut.gz", Arrays.copyOf(SampleCaptures.gzip(capture(1, 1)), 12));
    write("text.gz", SampleCaptures.gzip("text".getBytes(StandardCharsets.US_ASCII)));
    write("capture", capture(1, 1));
    Files.createDirectory(directory.resolve("more"));
    Files.createSymbolicLink(directory.resolve("nowhere"), directory.resolve("gone"));

    assertThat(read(Order.NAME, directory.toString())).containsExactly("1 1 1s ./d/capture");
    try (CaptureSet set = CaptureSet.open(List.of(directory.toString()), Order.NAME)) {
      assertThat(set.files()).containsExactly(directory + "/capture");
      assertThat(set.skipped())
          .containsExactly(
              new Skipped(directory + "/cut.gz", "not a capture: the gzip data is cut"),
              new Skipped(directory + "/empty.pcap", "not a capture: empty"),
              new Skipped(directory + "/more", "a directory in a directory"),
              new Skipped(directory + "/notes.txt", "not a capture: starts with `some not`"),
              new Skipped(directory + "/nowhere", "not a regular file"),
              new Skipped(directory + "/text.gz", "not a capture: starts with `text`"));
    }
  }

  @Test
  void brokenFilesAreToldAndDoNotStopTheOthers() throws IOException {
    String sound = write("sound", capture(1, 1));
    String cut = write("cut", Arrays.copyOf(capture(2, 2), 70));
    String version = write("version", PcapBytes.bigEndian().version(9, 9).bytes());
    String text = write("text", "hello".getBytes(StandardCharsets.US_ASCII));

    assertThat(read(Order.NAME, directory + "/none", cut, version, text, "a\0b", sound))
        .containsExactly(
            "1 1 2s ./d/cut",
            "2 1 1s ./d/sound",
            "a\0b: not a file name",
            "./d/none: no such file",
            "./d/cut: the file ends inside a frame, after 5 of its 9 bytes, frame 2, byte 49",
            "./d/version: pcap version 9.9 is unknown, byte 0",
            "./d/text: not a capture: starts with `hello`");
  }

  @Test
  void aBrokenCaptureInADirectoryIsAProblemAndNotSkipped() throws IOException {
    write("a", PcapBytes.bigEndian().version(9, 9).bytes());
    write("b", capture(1, 1));

    assertThat(read(Order.NAME, directory.toString()))
        .containsExactly("1 1 1s ./d/b", "./d/a: pcap version 9.9 is unknown, byte 0");
  }

  @Test
  void aDirectoryWithoutCapturesIsAProblem() {
    assertThat(read(Order.NAME, directory.toString()))
        .containsExactly("./d: a directory without captures");
  }

  @Test
  void timeOrderGoesByTheFirstFrameOfEachFile() throws IOException {
    write("a", capture(30, 2));
    write("b", capture(10, 1));
    write("c", capture(10, 1));
    write("d", PcapBytes.bigEndian().bytes());
    write("e", Arrays.copyOf(capture(1, 1), 30));
    String single = Files.write(temporary.resolve("single"), capture(20, 1)).toString();

    assertThat(read(Order.TIME, directory.toString(), single))
        .containsExactly(
            "1 1 10s ./d/b",
            "2 1 10s ./d/c",
            "3 1 20s ./single",
            "4 1 30s ./d/a",
            "5 2 31s ./d/a",
            "./d/e: the file ends inside the header of a frame, frame 1, byte 24");
  }

  @Test
  void standardInputIsReadOnceAndLastInTimeOrder() throws IOException {
    String file = write("a", capture(30, 1));
    InputStream before = System.in;
    System.setIn(new SlowStream(capture(10, 1), 7));
    try {
      assertThat(read(Order.TIME, "-", file, "-"))
          .containsExactly("1 1 30s ./d/a", "2 1 10s -", "-: named twice, read once");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void bytesReadAreSummedOverFiles() throws IOException {
    byte[] stored = SampleCaptures.gzip(capture(1, 50));
    String a = write("a", stored);
    String b = write("b", capture(1, 3));

    try (CaptureSet set = CaptureSet.open(List.of(a, b), Order.NAME)) {
      Frame frame = new Frame();
      while (set.next(frame)) {}
      assertThat(set.bytesRead()).isEqualTo(stored.length + capture(1, 3).length);
    }
  }

  @Test
  void noFrameFollowsAfterClose() throws IOException {
    CaptureSet set = CaptureSet.open(List.of(write("a", capture(1, 3))), Order.NAME);
    Frame frame = new Frame();
    assertThat(set.next(frame)).isTrue();

    set.close();

    assertThat(set.next(frame)).isFalse();
    assertThat(set.problems()).isEmpty();
  }
}
