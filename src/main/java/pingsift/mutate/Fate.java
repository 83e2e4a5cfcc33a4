// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.util.List;
import java.util.Optional;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.lint.Lints;
import pingsift.ruletest.TestCase;
import pingsift.syntax.RuleFile;

/**
 * What became of a mutant.
 *
 * @param noticed the test that failed on it; empty where none did
 * @param hint what would notice, for people; empty where nothing was found, or is needed
 */
public record Fate(
    Mutant mutant, Outcome outcome, Optional<TestCase> noticed, Optional<String> hint) {
  /** What tests say to a change. */
  public enum Outcome {
    NOTICED,
    /** By a test of another rule, which uses the same definition. */
    NOTICED_ELSEWHERE,
    /** A comment says that nobody needs to notice. */
    ALLOWED,
    ALIVE
  }

  static Fate alive(Mutant mutant) {
    return new Fate(mutant, Outcome.ALIVE, Optional.empty(), Optional.empty());
  }

  static Fate noticed(Mutant mutant, TestCase by) {
    return new Fate(mutant, Outcome.NOTICED, Optional.of(by), Optional.empty());
  }

  /** Whether no test notices, and one should. */
  public boolean isAlive() {
    return outcome == Outcome.ALIVE;
  }

  Fate with(Outcome now) {
    return new Fate(mutant, now, noticed, hint);
  }

  Fate with(String found) {
    return new Fate(mutant, outcome, noticed, Optional.of(found));
  }

  /** Where a comment of the file allows {@code unnoticed-change}, it is so. */
  Fate allowedBy(List<RuleFile> files) {
    Diagnostic problem =
        Diagnostic.of(
                Kind.UNNOTICED_CHANGE,
                mutant.place().source(),
                mutant.place().span(),
                mutant.words())
            .build();
    boolean allowed = isAlive() && Lints.notAllowed(List.of(problem), files).isEmpty();
    return allowed ? with(Outcome.ALLOWED) : this;
  }
}
