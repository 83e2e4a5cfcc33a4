// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;

/** The window of the records with one key, and when it alerted. */
final class WindowGroup {
  /** Of this object, its entry in a map, and the references to both. */
  static final int OBJECT_BYTES = 64 + 40;

  final GroupKey key;
  final WindowRows rows;

  /** Bytes of memory at the last count. */
  long bytes;

  /** Whether the condition was false, or not tried, since the last alert. */
  boolean armed = true;

  /** The end of the window at the last alert. */
  long alertedNanos;

  /** The time of the latest record that left because there were too many; all others are later. */
  long droppedNanos = Long.MIN_VALUE;

  @Nullable WindowGroup older;
  @Nullable WindowGroup newer;

  WindowGroup(GroupKey key, WindowRows rows) {
    this.key = key;
    this.rows = rows;
  }
}
