// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import pingsift.capture.CaptureReader;
import pingsift.capture.CaptureSet;
import pingsift.capture.Frame;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;

/**
 * Splitting a capture and reading the parts gives the frames of its Echo messages, all and once.
 */
class SplitProperties {
  private static final String[] HOSTS = {"10.0.0.1", "10.0.0.2", "2001:db8::1", "2001:db8::2"};

  @Property(tries = 40)
  void thePartsHoldEachFrameOnce(@ForAll Random random) throws IOException, FlowException {
    Path folder = Files.createTempDirectory("split");
    try {
      Path capture = folder.resolve("whole.pcapng");
      Flow flow = DrawnCapture.write(capture, drawing(random));
      Path parts = folder.resolve("parts");
      TestTerminal terminal = new TestTerminal();
      String format = random.nextBoolean() ? "pcap" : "pcapng";
      String[] args = {
        "split",
        "-r",
        capture.toString(),
        "-o",
        parts.toString(),
        "--format",
        format,
        "--timeout-inactive",
        random.nextBoolean() ? "off" : "5s"
      };
      assertThat(terminal.run(args)).as(terminal.err()).isZero();
      List<String> wanted = texts(flow.reader(), true);
      assertThat(texts(CaptureSet.open(List.of(parts.toString()), CaptureSet.Order.NAME), false))
          .containsExactlyInAnyOrderElementsOf(wanted);
      assertEachIsOneIStreamInOrder(parts, wanted);
    } finally {
      delete(folder);
    }
  }

  /** Frames of a part follow each other as captured, and all are of the iStream in its name. */
  private static void assertEachIsOneIStreamInOrder(Path parts, List<String> whole)
      throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(parts)) {
      files = list.toList();
    }
    for (Path file : files) {
      CaptureReader part = CaptureSet.open(List.of(file.toString()), CaptureSet.Order.NAME);
      assertThat(whole).containsSubsequence(texts(part, false));
      String id = file.getFileName().toString().replaceAll(".*-id(\\d+)\\.pcap(ng)?", "$1");
      TestTerminal terminal = new TestTerminal();
      terminal.run("echo", "-r", file.toString());
      assertThat(terminal.out().lines()).isNotEmpty().allMatch(l -> l.contains("iid " + id + " "));
    }
  }

  private static String drawing(Random random) {
    StringBuilder text = new StringBuilder();
    int frames = random.nextInt(60);
    for (int i = 0; i <= frames; i++) {
      int pair = 2 * random.nextInt(2);
      boolean back = random.nextInt(4) == 0;
      text.append("from ").append(HOSTS[back ? pair + 1 : pair]);
      text.append(" to ").append(HOSTS[back ? pair : pair + 1]);
      text.append(" id ").append(random.nextInt(3));
      text.append(random.nextInt(4) == 0 ? " vlan 10\n" : "\n");
      text.append(random.nextInt(8) == 0 ? "+3s " : random.nextInt(3) == 0 ? "+10us " : "+20ms ");
      if (random.nextInt(10) == 0) {
        text.append("other\n");
        continue;
      }
      text.append(random.nextBoolean() ? "req " : "rep ").append(random.nextInt(3));
      text.append(" x\"").append("6a".repeat(random.nextInt(4))).append('"');
      text.append(" ipid ").append(random.nextInt(2));
      text.append(random.nextInt(6) == 0 ? " len 40\n" : "\n");
    }
    return text.toString();
  }

  private static List<String> texts(CaptureReader reader, boolean echoOnly) throws IOException {
    List<String> texts = new ArrayList<>();
    Frame frame = new Frame();
    try (reader) {
      while (reader.next(frame)) {
        String bytes =
            HexFormat.of()
                .formatHex(frame.buffer(), frame.offset(), frame.offset() + frame.capLen());
        if (!echoOnly || !bytes.startsWith("0806", 24)) {
          texts.add(
              frame.timestampNanos() + " " + frame.linkType() + " " + frame.len() + " " + bytes);
        }
      }
    }
    return texts;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
