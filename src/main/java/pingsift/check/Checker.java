// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import pingsift.diag.Diagnostic;
import pingsift.syntax.Query;
import pingsift.syntax.RuleFile;
import pingsift.text.SourceText;

/** From the syntax tree to checked rules. Never throws; every problem goes to {@code problems}. */
public final class Checker {
  @SuppressWarnings("unused")
  private final Schema schema;

  @SuppressWarnings("unused")
  private final Consumer<Diagnostic> problems;

  public Checker(Schema schema, Consumer<Diagnostic> problems) {
    this.schema = schema;
    this.problems = problems;
  }

  /**
   * Checks all files together, because ids and names are unique over all of them. Rules with an
   * error are left out.
   */
  public List<CheckedRule> check(List<RuleFile> files) {
    return List.of();
  }

  /** Checks a bare query; it gets the given id and its own text as message. */
  public Optional<CheckedRule> check(SourceText source, Query query, long sid) {
    return Optional.empty();
  }
}
