// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.List;
import pingsift.bytes.IpAddress;
import pingsift.decode.IcmpMessage;
import pingsift.eval.Evidence;
import pingsift.eval.Match;

/**
 * An alert that a test saw, as a value.
 *
 * @param frame the deciding frame
 * @param source the sender of the message that decided
 * @param destination its receiver
 * @param missing what was passed over because it was not captured, in plain words
 */
public record FoundAlert(
    long frame,
    Match.State state,
    String source,
    String destination,
    List<Evidence> evidence,
    List<String> missing) {
  public FoundAlert {
    evidence = List.copyOf(evidence);
    missing = List.copyOf(missing);
  }

  static FoundAlert of(Match match) {
    IcmpMessage decider = match.decider();
    int version = decider.ipVersion();
    return new FoundAlert(
        match.decidingFrame(),
        match.state(),
        IpAddress.text(version, decider.srcHigh(), decider.srcLow()),
        IpAddress.text(version, decider.dstHigh(), decider.dstLow()),
        match.evidence(),
        match.missing());
  }
}
