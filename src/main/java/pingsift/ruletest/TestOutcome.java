// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

/** What became of a test. */
public enum TestOutcome {
  PASSED("passed"),
  FAILED("failed"),
  /** Is not yet as it should be, as the test says. */
  KNOWN("known"),
  /** Has become what it should be: the word {@code known} is to go. */
  OVERCOME("overcome"),
  /** There was nothing to see: the capture is missing or is none. */
  UNREADABLE("unreadable");

  private final String word;

  TestOutcome(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** Whether somebody has to do something. */
  public boolean isBad() {
    return this != PASSED && this != KNOWN;
  }
}
