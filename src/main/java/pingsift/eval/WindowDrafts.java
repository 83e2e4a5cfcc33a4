// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.HashMap;
import java.util.Map;
import pingsift.check.CheckedQuery;
import pingsift.check.Deciding;
import pingsift.check.Scope;

/**
 * The windows of a plan while it is made: rules over the same records by the same keys and of the
 * same duration share them.
 */
final class WindowDrafts {
  private static final long SECOND = 1_000_000_000L;

  /** How long a window is kept for frames that come late: clocks of captures step back a little. */
  private static final long FRAME_GRACE = SECOND;

  /**
   * How long a window is kept for other records. An exchange without reply comes when it is given
   * up, an iStream when it has ended: by default 30 seconds and 5 minutes after their time.
   */
  private static final long GRACE = 10 * 60 * SECOND;

  /** What tells windows from others. */
  private record Same(
      Scope scope, Shape where, Deciding deciding, KeyReader keys, long durationNanos) {}

  private final Map<Same, WindowDraft> drafts = new HashMap<>();
  private final boolean shares;

  /**
   * @param shares whether rules share windows: not where it is counted what each of them costs
   */
  WindowDrafts(boolean shares) {
    this.shares = shares;
  }

  /**
   * The windows of a rule, which reads the keys so.
   *
   * @param gatherer its index
   */
  WindowDraft of(CheckedQuery.Window window, KeyReader keys, int gatherer) {
    CheckedQuery.Single records = window.records();
    long grace = records.scope() == Scope.FRAME ? FRAME_GRACE : GRACE;
    WindowDraft fresh = new WindowDraft(keys, window.durationNanos(), grace, gatherer);
    // of an iStream each rule has its own record: it says why the rule's condition was true then
    if (!shares || records.scope() == Scope.ISTREAM) {
      return fresh;
    }
    return drafts.merge(
        new Same(
            records.scope(),
            Shape.of(records.condition()),
            records.deciding(),
            keys,
            window.durationNanos()),
        fresh,
        (known, other) -> known.hasRoom() ? known : other);
  }
}
