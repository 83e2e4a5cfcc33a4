// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Collection;
import java.util.List;

/**
 * Whether the capture lacks something that a condition or value reads of an element.
 *
 * <p>That is a request or a reply that is not there (nobody can tell one that was never sent from
 * one that was lost), bytes that were cut, or a field that only cut bytes make absent. What no
 * capture could show, as the pause before the first request or a slice behind the end of the data
 * as sent, is no shortfall. Asked only of elements whose condition or value is unknown. Immutable.
 */
final class Shortfall {
  private final Slot[] sides;
  private final BytesValue[] bytes;
  private final Presence.Probe[] fields;

  /**
   * @param sides the messages that it reads
   * @param bytes the bytes that it reads, slices as they are cut
   * @param fields the fields that it reads that are absent only where bytes were cut
   */
  Shortfall(Collection<Slot> sides, List<BytesValue> bytes, List<Presence.Probe> fields) {
    this.sides = sides.toArray(Slot[]::new);
    this.bytes = bytes.toArray(BytesValue[]::new);
    this.fields = fields.toArray(Presence.Probe[]::new);
  }

  boolean isMet(Evaluation evaluation) {
    for (Slot side : sides) {
      if (evaluation.record(side) == null) {
        return true;
      }
    }
    for (BytesValue value : bytes) {
      var view = value.read(evaluation);
      if (view != null && view.isTruncated()) {
        return true;
      }
    }
    for (Presence.Probe field : fields) {
      if (!field.isPresent(evaluation)) {
        return true;
      }
    }
    return false;
  }
}
