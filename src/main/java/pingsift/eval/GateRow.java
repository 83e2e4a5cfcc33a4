// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;

/**
 * What a gate needs of one match, read where the record was seen. It borrows nothing: matches can
 * be counted later and by another thread, in the order of the capture. Made for one gate, filled
 * again and again by {@link Gate#read}.
 */
public final class GateRow {
  /** Keys of {@code after}; null where there is none, or where it counts by those of a group. */
  final @Nullable GroupKey after;

  /** Keys of {@code limit}, in the same way. */
  final @Nullable GroupKey limit;

  /** Whether a suppression holds; then the keys are not read. */
  boolean isSuppressed;

  boolean hasAfterKeys;
  boolean hasLimitKeys;

  GateRow(@Nullable GroupKey after, @Nullable GroupKey limit) {
    this.after = after;
    this.limit = limit;
  }
}
