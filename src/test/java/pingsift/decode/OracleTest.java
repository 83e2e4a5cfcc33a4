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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pingsift.bytes.IpAddress;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureFile;
import pingsift.capture.Frame;
import pingsift.capture.LinkType;

/**
 * Compares every Echo message of the captures in the corpus with what another dissector saw in
 * them, in both directions: none may be missing, none may be ours alone.
 *
 * <p>The corpus is no part of this project: {@code ../shared/corpus}, or where the system property
 * {@code pingsift.corpus} or the environment variable {@code PINGSIFT_CORPUS} says. Beside each
 * capture lies {@code NAME.tshark.jsonl}, one Echo message a line. Whatever differs must have its
 * reason in {@code docs/decoding-differences.md}.
 */
class OracleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> SWITCH_LINK_TYPES =
      Set.of(
          LinkType.DSA_TAG_BRCM,
          LinkType.DSA_TAG_BRCM_PREPEND,
          LinkType.DSA_TAG_DSA,
          LinkType.DSA_TAG_EDSA);

  private final Map<String, Integer> agreeing = new TreeMap<>();
  private final Map<String, Integer> skipped = new TreeMap<>();
  private final Map<String, Integer> differing = new TreeMap<>();
  private final List<String> unexplained = new ArrayList<>();
  private int brokenCaptures;

  /** Whether fragments overlapped in the capture at hand. */
  private boolean discarded;

  @Test
  void everyEchoMessageOfTheCorpusIsSeenAsAnotherDissectorSeesIt() throws IOException {
    Path corpus = corpus();
    assumeTrue(Files.isDirectory(corpus), "no corpus at " + corpus + ": nothing to compare with");
    for (Path capture : captures(corpus)) {
      compare(capture);
    }
    String table = table();
    System.out.println(table);
    assertThat(unexplained).as(table).isEmpty();
    assertThat(agreeing.values().stream().mapToInt(Integer::intValue).sum()).isPositive();
    assertThat(documented()).containsAll(differing.keySet());
  }

  private static Path corpus() {
    String property = System.getProperty("pingsift.corpus");
    String variable = System.getenv("PINGSIFT_CORPUS");
    return Path.of(property != null ? property : variable != null ? variable : "../shared/corpus");
  }

  private static List<Path> captures(Path corpus) throws IOException {
    List<Path> captures = new ArrayList<>();
    for (String folder : List.of("dev", "own")) {
      try (Stream<Path> files = Files.list(corpus.resolve(folder))) {
        files
            .filter(file -> file.getFileName().toString().endsWith(".tshark.jsonl"))
            .map(
                file ->
                    file.resolveSibling(file.getFileName().toString().replace(".tshark.jsonl", "")))
            .sorted()
            .forEach(captures::add);
      }
    }
    return captures;
  }

  /** The reasons that the documentation names, each a heading in backquotes. */
  private static Set<String> documented() throws IOException {
    Set<String> reasons = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("docs/decoding-differences.md"))) {
      if (line.startsWith("| `")) {
        reasons.add(line.substring(3, line.indexOf('`', 3)));
      }
    }
    return reasons;
  }

  private void compare(Path capture) throws IOException {
    Map<Long, List<JsonNode>> rows = new HashMap<>();
    for (String line : Files.readAllLines(Path.of(capture + ".tshark.jsonl"))) {
      JsonNode row = JSON.readTree(line);
      rows.computeIfAbsent(row.get("frame").asLong(), number -> new ArrayList<>()).add(row);
    }
    Frame frame = new Frame();
    FrameDecoder decoder = new FrameDecoder();
    IcmpMessage message = new IcmpMessage();
    try (CaptureFile reader = CaptureFile.open(capture.toString())) {
      while (reader.next(frame)) {
        Outcome outcome = decoder.decode(frame, message);
        List<JsonNode> expected = rows.remove(frame.number());
        List<JsonNode> all = expected == null ? List.of() : expected;
        discarded = decoder.fragments().discarded() > 0;
        compare(outcome, message, all, place(capture, frame));
      }
    } catch (CaptureException e) {
      brokenCaptures++;
    }
    for (List<JsonNode> rest : rows.values()) {
      unexplained.add(capture.getFileName() + " no such frame: " + rest);
    }
  }

  private static String place(Path capture, Frame frame) {
    return capture.getFileName() + ":" + frame.number() + " ";
  }

  private void compare(
      Outcome outcome, IcmpMessage message, List<JsonNode> expected, String place) {
    boolean echo = outcome == Outcome.ICMP && (message.isEchoRequest() || message.isEchoReply());
    boolean matched = false;
    for (JsonNode row : expected) {
      String reason = skip(row, outcome);
      if (reason != null) {
        count(skipped, reason);
      } else if (isDiscarded(row, outcome)) {
        count(differing, "ipv6-fragments-overlap");
      } else if (echo) {
        matched = true;
        compare(message, row, place);
      } else {
        unexplained.add(place + "not seen: " + outcome + " " + row.get("protocols").asText());
      }
    }
    if (echo && !matched && SWITCH_LINK_TYPES.contains(message.linkType())) {
      count(differing, "link-type-of-a-switch");
    } else if (echo && !matched) {
      unexplained.add(place + "ours alone: " + facts(message));
    }
  }

  /** The other dissector puts such packets together all the same; the checksum shows what came. */
  private boolean isDiscarded(JsonNode row, Outcome outcome) {
    return discarded
        && outcome == Outcome.FRAGMENT
        && row.get("frag").asText().equals("reassembled")
        && row.get("ip_version").asInt() == 6;
  }

  private static String skip(JsonNode row, Outcome outcome) {
    if (row.get("frag").asText().equals("first")) {
      return "a first fragment as a message of its own";
    }
    if (row.has("nested_in")) {
      return "not on this wire: inside " + row.get("nested_in").get(0).asText();
    }
    return null;
  }

  private void compare(IcmpMessage message, JsonNode row, String place) {
    Map<String, String> differences = new TreeMap<>();
    Map<String, String> ours = facts(message);
    Map<String, String> theirs = facts(row);
    ours.forEach(
        (name, value) -> {
          if (!value.equals(theirs.get(name))) {
            differences.put(name, value + " not " + theirs.get(name));
          }
        });
    if (differences.isEmpty()) {
      String whole = message.fragments() > 1 ? " in fragments" : "";
      count(agreeing, "IPv" + message.ipVersion() + " on link type " + message.linkType() + whole);
      return;
    }
    String reason = reason(message, differences.keySet(), theirs);
    if (reason == null) {
      unexplained.add(place + differences.toString().replaceAll("([0-9a-f]{60})[0-9a-f]+", "$1…"));
    } else {
      count(differing, reason);
    }
  }

  /** The documented reason of differences, or null. */
  private static String reason(IcmpMessage message, Set<String> names, Map<String, String> theirs) {
    boolean cut = message.frameCapLen() < message.frameLen();
    boolean unverified = message.checksumStatus() == ChecksumStatus.UNVERIFIED;
    if (names.equals(Set.of("checksum_ok")) && unverified && message.data().isTruncated() && !cut) {
      return "ip-length-beyond-frame";
    }
    boolean noLength = message.ipVersion() == 6 && theirs.get("len").equals("null");
    if (Set.of("len", "checksum_ok").containsAll(names) && noLength) {
      return "jumbogram-length";
    }
    return null;
  }

  private static Map<String, String> facts(IcmpMessage message) {
    Map<String, String> facts = new HashMap<>();
    long nanos = message.timestampNanos();
    facts.put("ts", nanos / 1_000_000_000L + "." + String.format("%09d", nanos % 1_000_000_000L));
    facts.put("ip_version", "" + message.ipVersion());
    facts.put("src", IpAddress.text(message.ipVersion(), message.srcHigh(), message.srcLow()));
    facts.put("dst", IpAddress.text(message.ipVersion(), message.dstHigh(), message.dstLow()));
    facts.put("ttl", "" + message.ttl());
    facts.put("ip_id", number(message.ipId()));
    facts.put("df", message.ipVersion() == 4 ? "" + message.dontFragment() : "null");
    facts.put("type", "" + message.type());
    facts.put("code", "" + message.code());
    facts.put("id", number(message.identifier()));
    facts.put("seq", number(message.sequence()));
    facts.put("len", "" + message.data().wireLength());
    facts.put("cap", "" + message.data().length());
    facts.put("data", HexFormat.of().formatHex(message.data().copy()));
    if (message.fragments() > 1) {
      List<Long> frames = new ArrayList<>();
      for (int i = 0; i < message.fragments(); i++) {
        frames.add(message.fragmentFrame(i));
      }
      facts.put("fragments", frames.toString());
    }
    facts.put("checksum", String.format("0x%04x", message.checksum()));
    facts.put(
        "checksum_ok",
        switch (message.checksumStatus()) {
          case GOOD -> "true";
          case BAD -> "false";
          case UNVERIFIED -> "null";
        });
    return facts;
  }

  private static Map<String, String> facts(JsonNode row) {
    Map<String, String> facts = new HashMap<>();
    row.properties().forEach(field -> facts.put(field.getKey(), field.getValue().asText()));
    if (row.has("fragments")) {
      facts.put("fragments", row.get("fragments").toString().replace(",", ", "));
    }
    return facts;
  }

  private static String number(int value) {
    return value == IcmpMessage.ABSENT ? "null" : "" + value;
  }

  private static void count(Map<String, Integer> table, String reason) {
    table.merge(reason, 1, Integer::sum);
  }

  private String table() {
    StringBuilder text = new StringBuilder("Echo messages beside the other dissector's\n");
    rows(text, "agreeing", agreeing);
    rows(text, "differing", differing);
    rows(text, "skipped", skipped);
    text.append(String.format("%7d captures broken at some point%n", brokenCaptures));
    return text.toString();
  }

  private static void rows(StringBuilder text, String title, Map<String, Integer> rows) {
    int sum = rows.values().stream().mapToInt(Integer::intValue).sum();
    text.append(String.format("%7d %s%n", sum, title));
    rows.forEach((reason, count) -> text.append(String.format("%11d %s%n", count, reason)));
  }
}
