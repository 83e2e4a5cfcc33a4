// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every frame of every capture of the corpus against tshark: number, time, both lengths, link type,
 * and whether the file ends in an error.
 *
 * <p>Each file that differs has a reason in {@link Difference}. Those that can be seen in the bytes
 * are decided by the bytes; the others name their files, which must then differ.
 */
class CorpusFramesTest {
  /** tshark's list stops here. */
  private static final int MAX_LISTED = 3000;

  /** The link types that are decoded, as tshark numbers them. */
  private static final Map<Integer, String> ENCAPSULATIONS =
      Map.of(
          LinkType.NULL, "15",
          LinkType.ETHERNET, "1",
          LinkType.RAW_BSD, "7",
          LinkType.RAW, "7",
          LinkType.LINUX_SLL, "25",
          LinkType.IPV4, "129",
          LinkType.IPV6, "130",
          LinkType.LINUX_SLL2, "210");

  private enum Difference {
    FRACTION("a fraction of a second is negative or above a second; tshark keeps 32 bits of it"),
    NO_TIME("a simple packet has no time; we give it that of the frame before"),
    LINK_TYPE("tshark refuses the link type or bits above it; we read on"),
    CUSTOM_BLOCK(
        "tshark counts custom blocks as frames",
        "format-be-gopacket-be-test017.pcapng",
        "format-le-gopacket-le-test017.pcapng"),
    BLOCK_LENGTH(
        "a block's length is no multiple of 4; tshark rounds it up, we call it broken",
        "format-ntar-test_data-test006.pcapng"),
    CELL_HEADER(
        "tshark takes 4 bytes in front of an ATM cell off both lengths",
        "robust-pfring-atm-oam-heapoverflow.pcap",
        "robust-tcpdump-atm-oam-heapoverflow.pcap"),
    RECORD_HEADER(
        "the third record is broken; tshark then guesses a vendor's longer record headers",
        "robust-pcappp-igmplayer.pcap"),
    UNEXPLAINED("not explained");

    private final String sentence;
    private final List<String> files;

    Difference(String sentence, String... files) {
      this.sentence = sentence;
      this.files = List.of(files);
    }
  }

  private final Map<Difference, List<String>> differences = new EnumMap<>(Difference.class);
  private final List<String> details = new ArrayList<>();

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"own", "dev"})
  void framesAreThoseOfTshark(String folder) throws IOException {
    List<Path> captures = Corpus.captures(folder);
    long frames = 0;
    for (Path capture : captures) {
      frames += compare(capture);
    }
    print(folder, captures.size(), frames);

    assertThat(captures).isNotEmpty();
    assertThat(details).isEmpty();
    if (folder.equals("own")) {
      assertThat(differences).isEmpty();
    } else {
      assertNamedFilesDiffer();
    }
  }

  private long compare(Path capture) throws IOException {
    List<String> listed = Files.readAllLines(Path.of(capture + ".tshark.frames.tsv"));
    JsonNode readError =
        new ObjectMapper().readTree(new File(capture + ".tshark.meta.json")).path("read_error");
    Frame frame = new Frame();
    long count = 0;
    boolean broken = false;
    try (CaptureFile file = CaptureFile.open(capture.toString())) {
      while (file.next(frame)) {
        count++;
        if (count <= listed.size()) {
          compareFrame(capture, frame, listed.get((int) count - 1).split("\t", -1));
        }
      }
    } catch (CaptureException e) {
      broken = true;
    }
    if (Math.min(count, MAX_LISTED) != listed.size() || broken == readError.isEmpty()) {
      differs(
          capture,
          listed.isEmpty() && readError.toString().contains("network type")
              ? Difference.LINK_TYPE
              : null,
          count + " frames, tshark lists " + listed.size() + " and says " + readError);
    }
    return count;
  }

  /** Columns: number, time, length, captured length, interface, encapsulation. */
  private void compareFrame(Path capture, Frame frame, String[] listed) throws IOException {
    String time =
        "%d.%09d"
            .formatted(
                frame.timestampNanos() / 1_000_000_000L, frame.timestampNanos() % 1_000_000_000L);
    boolean sameTime = listed[1].equals(time);
    boolean sameRest =
        listed[0].equals(Long.toString(frame.numberInFile()))
            && listed[2].equals(Integer.toString(frame.len()))
            && listed[3].equals(Integer.toString(frame.capLen()))
            && listed[5].equals(ENCAPSULATIONS.getOrDefault(frame.linkType(), listed[5]));
    if (!sameTime || !sameRest) {
      Difference reason = null;
      if (sameRest && listed[1].isEmpty()) {
        reason = Difference.NO_TIME;
      } else if (sameRest && fractionIsOdd(capture, frame)) {
        reason = Difference.FRACTION;
      }
      differs(capture, reason, Reading.line(frame) + ", tshark: " + String.join(" ", listed));
    }
  }

  /** Looks at the record header in front of the frame; all such files are little-endian pcap. */
  private static boolean fractionIsOdd(Path capture, Frame frame) throws IOException {
    int fraction = Endian.LITTLE.int32(frame.buffer(), frame.offset() - 12);
    return switch (magic(capture)) {
      case PcapBytes.MICROS -> fraction < 0 || fraction >= 1_000_000;
      case PcapBytes.NANOS -> fraction < 0 || fraction >= 1_000_000_000;
      default -> false;
    };
  }

  private static int magic(Path capture) throws IOException {
    try (InputStream stream = Files.newInputStream(capture)) {
      return Endian.LITTLE.int32(stream.readNBytes(4), 0);
    }
  }

  private void differs(Path capture, Difference seen, String detail) {
    String name = capture.getFileName().toString();
    Difference reason = seen;
    for (Difference difference : Difference.values()) {
      if (difference.files.contains(name)) {
        reason = difference;
      }
    }
    if (reason == null) {
      reason = Difference.UNEXPLAINED;
      details.add(name + ": " + detail);
    }
    List<String> files = differences.computeIfAbsent(reason, key -> new ArrayList<>());
    if (!files.contains(name)) {
      files.add(name);
    }
  }

  private void assertNamedFilesDiffer() {
    for (Difference difference : Difference.values()) {
      assertThat(differences.getOrDefault(difference, List.of())).containsAll(difference.files);
    }
  }

  private void print(String folder, int captures, long frames) {
    TreeSet<String> differing = new TreeSet<>();
    differences.values().forEach(differing::addAll);
    System.out.printf(
        "%s: %d captures, %d frames; %d captures agree with tshark%n",
        folder, captures, frames, captures - differing.size());
    differences.forEach(
        (reason, files) -> System.out.printf("  %3d differ: %s%n", files.size(), reason.sentence));
  }
}
