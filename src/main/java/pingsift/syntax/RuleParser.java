// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import pingsift.diag.Diagnostic;
import pingsift.text.SourceText;

/** The one door to ANTLR. */
public final class RuleParser {
  private RuleParser() {}

  /** Parses a whole file. Never throws; every problem goes to {@code problems}, in source order. */
  public static RuleFile file(SourceText source, Consumer<Diagnostic> problems) {
    return new RuleFile(source, List.of());
  }

  /**
   * Parses a bare query such as {@code istream where entropy > 7}; empty where it could not be
   * parsed at all.
   */
  public static Optional<Query> query(SourceText source, Consumer<Diagnostic> problems) {
    return Optional.empty();
  }
}
