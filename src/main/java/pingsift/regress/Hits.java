// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.List;

/**
 * The alerts of one rule in one capture.
 *
 * @param count how many there were
 * @param first the first ones in their order, at most {@link #MOST_KEPT}
 * @param rest what the others were, as a digest; empty where there are none
 */
public record Hits(long count, List<RecordedAlert> first, String rest) {
  /** A rule that fires on every frame of a flood is known as well by these and a digest. */
  public static final int MOST_KEPT = 20;

  public static final Hits NONE = new Hits(0, List.of(), "");

  public Hits {
    first = List.copyOf(first);
  }
}
