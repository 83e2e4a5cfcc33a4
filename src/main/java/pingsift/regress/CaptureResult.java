// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.Map;

/**
 * What a run of rules over one capture gave.
 *
 * @param hits by the index of the rule in the run; rules without an alert are not in it
 * @param evicted whether iStreams or windows were given up for want of memory, so that more of it
 *     could give other alerts
 */
public record CaptureResult(
    String capture, CaptureFacts facts, Map<Integer, Hits> hits, boolean evicted) {
  public CaptureResult {
    hits = Map.copyOf(hits);
  }
}
