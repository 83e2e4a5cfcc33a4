// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import pingsift.text.Span;

/** What a test lets a rule see. */
public sealed interface Traffic {
  /** Where it stands in the rule file. */
  Span span();

  /**
   * A capture file.
   *
   * @param name as it stands in the test
   */
  record File(String name, Span span) implements Traffic {}

  /**
   * Drawn in the test itself.
   *
   * @param title what the test calls it, or empty
   * @param span with its braces
   */
  record Drawn(String title, Flow flow, Span span) implements Traffic {}
}
