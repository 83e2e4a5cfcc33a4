// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.io.IOException;
import java.util.List;
import pingsift.check.CheckedRule;

/** Says why a rule did not alert: what came nearest, and what it lacked. */
public interface MissExplainer {
  /** Says nothing. */
  MissExplainer NONE = (rule, capture) -> List.of();

  /** Lines for people, the nearest miss first; none where there is nothing to say. */
  List<String> explain(CheckedRule rule, CaptureSource capture) throws IOException;
}
