// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.decode.KeptEcho;

/**
 * What the {@code istream} rules of a plan know of one iStream. It hangs on the iStream and lives
 * as long.
 */
final class StreamState {
  static final StreamState NONE = new StreamState(0, 0, 0);

  /** Of this object (32), its three arrays' headers and the kept reply (24 + 112). */
  private static final int OBJECT_BYTES = 32 + 3 * 16 + 136;

  /** Counters of the collections, laid out by the plan. */
  final long[] counters;

  /** For each quantifier what made it true first, or null. */
  final @Nullable List<Evidence>[] evidence;

  /** The last reply, without its Data; the last request is the iStream's own. */
  final KeptEcho lastReply = new KeptEcho();

  /** Whether the last message that joined was a reply. */
  boolean lastIsReply;

  /** Whether the first event is still to come. */
  boolean fresh = true;

  /** How many rules are not decided. */
  int open;

  private final long[] decided;

  @SuppressWarnings({
    "unchecked",
    "rawtypes"
  }) // an array of a generic type cannot be made otherwise
  StreamState(int counters, int quantifiers, int rules) {
    this.counters = new long[counters];
    this.evidence = new List[quantifiers];
    this.decided = new long[(rules + 63) / 64];
    this.open = rules;
  }

  /** Bytes of memory that it takes, without the evidence that it may come to hold. */
  int bytes() {
    return OBJECT_BYTES + Long.BYTES * (counters.length + decided.length) + 4 * evidence.length;
  }

  boolean isDecided(int rule) {
    return (decided[rule >> 6] & (1L << rule)) != 0;
  }

  void decide(int rule) {
    decided[rule >> 6] |= 1L << rule;
    open--;
  }
}
