// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import pingsift.text.Span;

/**
 * A stretch of tokens that is parsed on its own, so that a mistake in it stays in it. Never empty.
 */
record Section(Kind kind, List<CommonToken> tokens) {
  /** What a section holds; each but {@code TEST} has its rule in the parser grammar. */
  enum Kind {
    IMPORT("import"),
    LIST("list"),
    DEFINE("definition"),
    SUPPRESS("suppression"),
    QUERY("condition"),
    /** Values with commas between them, given on the command line. */
    VALUES("value"),
    META("`meta` entry"),
    THROTTLE("limit"),
    TEST("`test` block"),
    SETTING("setting");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** What users call it. */
    String word() {
      return word;
    }
  }

  Span span() {
    return Tokens.span(tokens);
  }
}
