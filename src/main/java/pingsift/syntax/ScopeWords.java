// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import java.util.Map;

/** The words that say what a condition ranges over: one record, or many in a window. */
final class ScopeWords {
  static final List<String> SINGLE = List.of("frame", "exchange", "istream");
  static final List<String> MANY = List.of("frames", "exchanges", "istreams");
  static final List<String> ALL =
      List.of("frame", "exchange", "istream", "frames", "exchanges", "istreams");

  /** What records are called elsewhere. */
  static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry("packet", "frame"),
          Map.entry("message", "frame"),
          Map.entry("icmp", "frame"),
          Map.entry("ping", "exchange"),
          Map.entry("pair", "exchange"),
          Map.entry("transaction", "exchange"),
          Map.entry("flow", "istream"),
          Map.entry("stream", "istream"),
          Map.entry("iflow", "istream"),
          Map.entry("session", "istream"),
          Map.entry("conversation", "istream"),
          Map.entry("connection", "istream"),
          Map.entry("conn", "istream"),
          Map.entry("packets", "frames"),
          Map.entry("messages", "frames"),
          Map.entry("pings", "exchanges"),
          Map.entry("flows", "istreams"),
          Map.entry("streams", "istreams"));

  private ScopeWords() {}

  static boolean isScope(String word) {
    return ALL.contains(word);
  }
}
