// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.List;
import pingsift.check.Expression.FieldReference;
import pingsift.text.Span;

/**
 * {@code limit N per D by KEYS} or {@code after N in D by KEYS}.
 *
 * @param count from 1
 * @param durationNanos above 0
 * @param keys fields of the rule's records, at least one
 */
public record Throttle(long count, long durationNanos, List<FieldReference> keys, Span span) {
  public Throttle {
    keys = List.copyOf(keys);
  }

  Throttle unplaced() {
    Span nowhere = new Span(0, 0);
    List<FieldReference> moved = new ArrayList<>();
    keys.forEach(key -> moved.add(new FieldReference(key.field(), key.side(), nowhere)));
    return new Throttle(count, durationNanos, moved, nowhere);
  }
}
