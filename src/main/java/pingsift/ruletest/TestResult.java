// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.List;
import java.util.Optional;
import pingsift.check.CheckedRule;

/**
 * What a rule said to the traffic of one test.
 *
 * @param alerts how many there were
 * @param frames their deciding frames, ascending; at most the first {@link #MOST_FRAMES}
 * @param found the first alerts, at most {@link #MOST_FOUND}
 * @param capture what was read; empty where it was not found
 * @param trouble why it could not be read, or not to its end; empty where it could
 */
public record TestResult(
    CheckedRule rule,
    TestCase test,
    TestOutcome outcome,
    long alerts,
    List<Long> frames,
    List<FoundAlert> found,
    Optional<CaptureSource> capture,
    Optional<String> trouble) {
  public static final int MOST_FRAMES = 100_000;
  public static final int MOST_FOUND = 10;

  public TestResult {
    frames = List.copyOf(frames);
    found = List.copyOf(found);
  }
}
