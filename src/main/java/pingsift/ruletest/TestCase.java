// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * One expectation of a {@code test} block.
 *
 * @param rule the name of the rule that it is for
 * @param source the file that it stands in
 * @param span all of it, drawn traffic included
 */
public record TestCase(
    String rule, SourceText source, Span span, Expectation expectation, Traffic traffic) {
  /** Where it begins, from 1. */
  public int line() {
    return source.lineAt(span.start());
  }

  /** {@code alert "x.pcap" frames 5}; of drawn traffic its title, or that it is drawn. */
  public String title() {
    String what = "drawn traffic";
    if (traffic instanceof Traffic.File file) {
      what = '"' + file.name() + '"';
    } else if (traffic instanceof Traffic.Drawn drawn && !drawn.title().isEmpty()) {
      what = '"' + drawn.title() + '"';
    }
    return (expectation.kind().words() + " " + what + " " + expectation.details()).strip();
  }
}
