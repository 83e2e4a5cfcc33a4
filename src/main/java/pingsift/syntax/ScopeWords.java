// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;

/** The words that say what a condition ranges over: one record, or many in a window. */
final class ScopeWords {
  static final List<String> SINGLE = List.of("frame", "exchange", "istream");
  static final List<String> MANY = List.of("frames", "exchanges", "istreams");
  static final List<String> ALL =
      List.of("frame", "exchange", "istream", "frames", "exchanges", "istreams");

  private ScopeWords() {}

  static boolean isScope(String word) {
    return ALL.contains(word);
  }
}
