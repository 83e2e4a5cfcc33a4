// SPDX-License-Identifier: Apache-2.0
package pingsift.verdict;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What is to be thought of a subject, from harmless to proven.
 *
 * <p>An alert of severity 1 proves a channel or an attack, so does the agreement of two of severity
 * 2 that look at different facets of the traffic. One facet alone is a suspicion. What is worse
 * than 2 as a number only informs.
 */
public enum Verdict {
  BENIGN,
  SUSPICIOUS,
  MALICIOUS;

  static final int PROOF = 1;
  static final int SUSPICION = 2;

  /** In lower case, as people read it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The worse of the two. */
  public Verdict or(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** What the findings of one subject come to. */
  static Verdict of(Collection<Finding> findings) {
    Set<String> facets = new HashSet<>();
    for (Finding finding : findings) {
      int severity = finding.severity();
      if (severity == PROOF) {
        return MALICIOUS;
      }
      if (severity == SUSPICION) {
        facets.add(finding.facet());
      }
    }
    return facets.isEmpty() ? BENIGN : facets.size() == 1 ? SUSPICIOUS : MALICIOUS;
  }
}
