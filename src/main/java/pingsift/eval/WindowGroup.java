// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;

/** The window of the records with one key, and when it alerted. */
final class WindowGroup extends WindowRows {
  /** What this adds to its rows, with its places in the queue. */
  static final int OBJECT_BYTES = 88 + 2 * 4;

  /** For how long what {@link #holds} says is certain, see {@link Patience}. */
  private int comings;

  private int leavings;
  private int changes;

  final WindowState rule;

  /** Another rule's window with the same key; the last one has the first. */
  WindowGroup nextOfKey = this;

  private @Nullable WindowKey key;

  /** Bytes of memory at the last count. */
  long bytes;

  /** Whether the condition was true when it was tried last. */
  boolean holds;

  /** Whether the condition was false, or not tried, since the last alert. */
  boolean armed = true;

  /** The end of the window at the last alert. */
  long alertedNanos;

  /** The time of the latest record that left because there were too many; all others are later. */
  long droppedNanos = Long.MIN_VALUE;

  /** Whether it is one of a key. */
  boolean isOpen;

  /** When it had its last record, as a number that rises. */
  long touched;

  /** How far time had come then: not before its newest record. */
  long touchedNanos;

  /** The part of the queue where it was seen last. */
  int epoch;

  WindowGroup(Layout layout, WindowState rule) {
    super(layout);
    this.rule = rule;
  }

  WindowKey key() {
    WindowKey of = key;
    if (of == null) {
      throw new IllegalStateException("not open");
    }
    return of;
  }

  /** Makes a new window of one that is over. */
  void open(WindowKey by) {
    key = by;
    by.add(this);
    isOpen = true;
    holds = false;
    armed = true;
    alertedNanos = 0;
    droppedNanos = Long.MIN_VALUE;
  }

  /** Forgets all. */
  void close() {
    key().remove(this);
    key = null;
    isOpen = false;
    clear();
  }

  /** What {@link #holds} says is certain for so long. */
  void beCertain(long patience) {
    comings = Patience.comings(patience);
    leavings = Patience.leavings(patience);
    changes = Patience.changes(patience);
  }

  void countComing() {
    comings--;
    changes--;
  }

  void countLeaving(int records) {
    leavings -= records;
    changes -= records;
  }

  /** Whether what {@link #holds} says is still certain. */
  boolean isCertain() {
    return comings > 0 || leavings > 0 || changes > 0;
  }
}
