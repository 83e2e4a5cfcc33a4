// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/** Where a rule stands with a window. */
final class Standing {
  /** Of this object, with the reference to it. */
  static final int BYTES = 40 + 4;

  /** Until how many records came, left, or did either, what {@link #holds} says is certain. */
  int comings;

  int leavings;
  int changes;

  /** Whether the condition was true when it was tried last. */
  boolean holds;

  /** Whether the condition was false, or not tried, since the last alert. */
  boolean armed = true;

  /** The end of the window at the last alert. */
  long alertedNanos;

  /** Makes it that of a new window. */
  void reset() {
    holds = false;
    armed = true;
    alertedNanos = 0;
  }

  /** Whether an alert would come only after a change from what it is. */
  boolean isCalm() {
    return armed && !holds;
  }
}
