// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import static pingsift.check.Type.BOOL;
import static pingsift.check.Type.BYTES;
import static pingsift.check.Type.FLOAT;
import static pingsift.check.Type.INT;
import static pingsift.check.Type.STRING;
import static pingsift.fields.Accessor.ABSENT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.ByteRoom;
import pingsift.bytes.Bytes;
import pingsift.bytes.PingPattern;
import pingsift.bytes.TextDecoding;
import pingsift.check.Type;
import pingsift.decode.InnerPacket;

/** The functions of bytes that rules can call. */
final class Functions {
  private static final String CUT = "bytes are cut";

  private Functions() {}

  static List<Function> all() {
    List<Function> all = new ArrayList<>(measures());
    all.addAll(numbers());
    all.addAll(comparisons());
    all.addAll(contents());
    all.addAll(decodings());
    return List.copyOf(all);
  }

  private static List<Function> measures() {
    return List.of(
        function("len", INT, 1, "how many bytes, as they were sent").number(Bytes::wireLength),
        function("entropy", FLOAT, 400, "Shannon entropy in bits per byte, 0 to 8; 0 of no bytes")
            .absent(CUT)
            .real(Measures::entropy),
        function(
                "entropy_norm",
                FLOAT,
                420,
                "entropy divided by the most that so many bytes can have, 0 to 1")
            .absent(CUT + ", or there are fewer than 2")
            .real(Measures::entropyNorm),
        function(
                "chi2",
                FLOAT,
                400,
                "chi-square statistic against bytes that are all equally likely, Σ (c - n/256)² /"
                    + " (n/256) over the counts c of the 256 values in n bytes; random bytes give"
                    + " 255 ± 23 (255 degrees of freedom)")
            .absent(CUT + ", or there are none")
            .real(Measures::chiSquare),
        function(
                "printable",
                FLOAT,
                100,
                "share of bytes that are printable ASCII (20 to 7e), tab, line feed or carriage"
                    + " return, 0 to 1")
            .absent(CUT + ", or there are none")
            .real(Measures::printable),
        function("distinct_bytes", INT, 300, "how many different byte values occur, 0 to 256")
            .absent(CUT)
            .number(Measures::distinctBytes));
  }

  private static List<Function> numbers() {
    return List.of(
        number("u8", 1, false, "one byte as a number"),
        number("u16", 2, false, "two bytes as a number, big-endian"),
        number("u32", 4, false, "four bytes as a number, big-endian"),
        number("u64", 8, false, "eight bytes as a number, big-endian; 2^63-1 where it is more"),
        number("u16le", 2, true, "two bytes as a number, little-endian"),
        number("u32le", 4, true, "four bytes as a number, little-endian"),
        number(
            "u64le", 8, true, "eight bytes as a number, little-endian; 2^63-1 where it is more"));
  }

  private static Function number(String name, int width, boolean little, String sentence) {
    return function(name, INT, 2 + width, sentence)
        .absent("they do not all lie in the data, or are cut")
        .width(width)
        .place((data, offset) -> Measures.number(data, offset, width, little));
  }

  private static List<Function> comparisons() {
    return List.of(
        function("common_prefix", INT, 20, "how many bytes are the same from the beginning on")
            .absent("the first difference may lie in bytes that are cut")
            .two(Measures::commonPrefix),
        function(
                "diff_bytes",
                INT,
                60,
                "at how many places the bytes differ, plus how many bytes one has more")
            .absent("a difference may lie in bytes that are cut")
            .two(Measures::differences));
  }

  private static List<Function> contents() {
    return List.of(
        function(
                "ping_pattern",
                STRING,
                60,
                "the well-known ping program that fills data so, and with nothing else")
            .absent("none does, or " + CUT)
            .values(pingPatterns())
            .text(Functions::pingPattern),
        function(
                "carries_ip",
                BOOL,
                30,
                "whether an IPv4 packet (version, lengths, header checksum) or an IPv6 packet"
                    + " (version, lengths, known next header, addresses) begins at the offset")
            .absent("its header is cut")
            .place(Functions::carriesIp));
  }

  private static List<Function> decodings() {
    return List.of(
        function("base64_decode", BYTES, 300, "what base64 text, of either alphabet, stands for")
            .absent("it is no such text, or " + CUT)
            .bytes((data, room) -> data.isTruncated() ? null : TextDecoding.base64(data, room)),
        function("hex_decode", BYTES, 300, "what hexadecimal digits stand for")
            .absent("it is no such text, or " + CUT)
            .bytes((data, room) -> data.isTruncated() ? null : TextDecoding.hex(data, room)),
        digest("md5", "MD5", 16, 600, "MD5 digest, 16 bytes"),
        digest("sha256", "SHA-256", 32, 1200, "SHA-256 digest, 32 bytes"));
  }

  private static Function digest(
      String name, String algorithm, int length, int cost, String sentence) {
    Digest digest = new Digest(algorithm);
    return function(name, BYTES, cost, sentence)
        .absent(CUT)
        .gives(length)
        .bytes((data, room) -> digestOf(data, room, digest));
  }

  private static @Nullable Bytes digestOf(Bytes data, ByteRoom room, Digest digest) {
    return data.isTruncated() ? null : digest.of(data, room);
  }

  private static @Nullable String pingPattern(Bytes data) {
    PingPattern pattern = PingPattern.of(data);
    return pattern == null ? null : pattern.word();
  }

  /** The patterns by their names, and by the names of further programs that have them. */
  private static Map<String, List<String>> pingPatterns() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (PingPattern pattern : PingPattern.values()) {
      names.put(pattern.word(), List.of(pattern.word()));
    }
    for (String name : List.of("fping", "mtr", "tracert")) {
      names.put(name, List.of(PingPattern.ZEROS.word()));
    }
    for (String name : List.of("freebsd", "macos")) {
      names.put(name, List.of(PingPattern.BSD.word()));
    }
    for (String name : List.of("toybox", "android")) {
      names.put(name, List.of(PingPattern.BUSYBOX.word()));
    }
    return names;
  }

  /** Behind the end begins no packet. */
  private static long carriesIp(Bytes data, long offset) {
    long from = Measures.place(data, offset);
    if (from < 0 || from > data.wireLength()) {
      return 0;
    }
    int present = (int) Math.max(0, data.length() - from);
    int at = data.offset() + (int) Math.min(from, data.length());
    int found = InnerPacket.test(data.array(), at, present, data.wireLength() - from);
    return found == InnerPacket.CUT ? ABSENT : found;
  }

  private static FunctionDeclaration function(String name, Type result, int cost, String sentence) {
    return new FunctionDeclaration(name, result, cost, sentence);
  }
}
