// SPDX-License-Identifier: Apache-2.0
package pingsift.workload;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * One condition on a message, in our language and in those of Suricata and Snort 3.
 *
 * @param suricata options of a rule; empty where nothing there says the same
 * @param snort the same for Snort 3
 */
public record Condition(String sift, String suricata, String snort) {
  private static final HexFormat BYTES = HexFormat.ofDelimiter(" ").withUpperCase();

  private static Condition both(String sift, String options) {
    return new Condition(sift, options, options);
  }

  static Condition type(String name, int number) {
    return both("icmp.type == " + name, "itype:" + number + ";");
  }

  static Condition code(int code) {
    return both("icmp.code == " + code, "icode:" + code + ";");
  }

  static Condition ident(int ident) {
    return both("icmp.ident == " + ident, "icmp_id:" + ident + ";");
  }

  static Condition seq(int seq) {
    return both("icmp.seq == " + seq, "icmp_seq:" + seq + ";");
  }

  static Condition ttlBelow(int ttl) {
    return both("ip.ttl < " + ttl, "ttl:<" + ttl + ";");
  }

  static Condition len(int len) {
    return both("len == " + len, "dsize:" + len + ";");
  }

  static Condition longer(int len) {
    return both("len > " + len, "dsize:>" + len + ";");
  }

  /** Both ends are part of it; Suricata's range leaves its ends out. */
  static Condition len(int from, int to) {
    return new Condition(
        "len in " + from + ".." + to,
        "dsize:" + (from - 1) + "<>" + (to + 1) + ";",
        "dsize:" + from + "<=>" + to + ";");
  }

  static Condition contains(String text) {
    return new Condition(
        "data contains \"" + text + "\"", content(escaped(text), ""), content(escaped(text), ""));
  }

  static Condition containsNocase(String text) {
    return new Condition(
        "data contains \"" + text + "\" nocase",
        content(escaped(text), "") + " nocase;",
        content(escaped(text), ",nocase"));
  }

  static Condition contains(byte[] bytes) {
    return new Condition(
        "data contains " + hex(bytes), content(piped(bytes), ""), content(piped(bytes), ""));
  }

  /** Two runs of bytes with a gap of {@code from} to {@code to} bytes between them. */
  static Condition containsApart(byte[] first, int from, int to, byte[] second) {
    String jump = from == to ? "[" + from + "]" : "[" + from + "-" + to + "]";
    int reach = second.length + to - from;
    return new Condition(
        "data contains x\""
            + BYTES.formatHex(first)
            + " "
            + jump
            + " "
            + BYTES.formatHex(second)
            + "\"",
        content(piped(first), "")
            + " "
            + content(piped(second), "")
            + " distance:%d; within:%d;".formatted(from, reach),
        content(piped(first), "")
            + " "
            + content(piped(second), ",distance %d,within %d".formatted(from, reach)));
  }

  static Condition startswith(byte[] bytes) {
    return at(0, bytes);
  }

  static Condition startswith(String text) {
    int length = text.length();
    return new Condition(
        "data startswith \"" + text + "\"",
        content(escaped(text), "") + " offset:0; depth:" + length + ";",
        content(escaped(text), ",offset 0,depth " + length));
  }

  /** Bytes at a place that is counted from the first byte of the data, 0. */
  static Condition at(int offset, byte[] bytes) {
    int end = offset + bytes.length;
    return new Condition(
        offset == 0
            ? "data startswith " + hex(bytes)
            : "data[" + offset + ":" + end + "] == " + hex(bytes),
        content(piped(bytes), "") + " offset:" + offset + "; depth:" + bytes.length + ";",
        content(piped(bytes), ",offset " + offset + ",depth " + bytes.length));
  }

  static Condition matches(String regex, String flags) {
    return both("data matches /" + regex + "/" + flags, "pcre:\"/" + regex + "/" + flags + "\";");
  }

  static Condition from(String network) {
    return new Condition("src in " + network, "", "");
  }

  /** Only ours: neither of the others has it in every version. */
  static Condition ours(String sift) {
    return new Condition(sift, "", "");
  }

  boolean saidByAll() {
    return !suricata.isEmpty();
  }

  private static String hex(byte[] bytes) {
    return "x\"" + BYTES.formatHex(bytes) + "\"";
  }

  private static String piped(byte[] bytes) {
    return "|" + BYTES.formatHex(bytes) + "|";
  }

  /** Marks that the others read in a text become bytes. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
      boolean plain = Character.isLetterOrDigit(b) || " /.=_-@".indexOf(b) >= 0;
      out.append(plain ? String.valueOf((char) b) : "|%02X|".formatted(b));
    }
    return out.toString();
  }

  private static String content(String what, String how) {
    return "content:\"" + what + "\"" + how + ";";
  }
}
