// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.Collection;
import java.util.List;
import pingsift.diag.Suggestions;

/**
 * Names of users that a wrong one may be meant to be. A file can have a hundred thousand names and
 * as many mistakes, so that comparing all with all would take hours: after some there are no hints.
 */
final class Hints {
  /** Comparisons of one load; each takes about half a microsecond. */
  private static final int MOST_COMPARISONS = 4_000_000;

  private int left = MOST_COMPARISONS;
  private boolean silent;

  /** While silent there are none: what is found out by several threads is not told to anybody. */
  void setSilent(boolean silent) {
    this.silent = silent;
  }

  List<String> closest(String wrong, Collection<String> names) {
    if (silent || names.size() > left) {
      return List.of();
    }
    left -= names.size();
    return Suggestions.closest(wrong, names);
  }
}
