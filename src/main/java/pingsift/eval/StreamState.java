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
  static final StreamState NONE = new StreamState(new Layout(0, 0, 0, 0, 0, 0));

  /** Of this object (48), its six arrays' headers and the kept reply (24 + 112). */
  private static final int OBJECT_BYTES = 48 + 6 * 16 + 136;

  /**
   * How many there are of each: {@code istream} rules, and what their nodes keep.
   *
   * @param liveWords for a bit of each accumulator
   */
  record Layout(int counters, int quantifiers, int sets, int copies, int rules, int liveWords) {}

  /** Counters of the collections, laid out by the plan. */
  final long[] counters;

  /** For each quantifier what made it true first, or null. */
  final @Nullable List<Evidence>[] evidence;

  /** For each {@code distinct} its values, or null while there are none. */
  final @Nullable DistinctValues[] sets;

  /** For each {@code first} or {@code last} of bytes its copy, or null while there is none. */
  final @Nullable KeptBytes[] copies;

  /** The last reply, without its Data; the last request is the iStream's own. */
  final KeptEcho lastReply = new KeptEcho();

  /** Whether the last message that joined was a reply. */
  boolean lastIsReply;

  /** Whether the first event is still to come. */
  boolean fresh = true;

  /** How many rules are not decided. */
  int open;

  /** A bit for each accumulator: whether a rule that is not decided reads it. */
  final long[] live;

  private final long[] decided;

  /**
   * Counted once and kept up to date: whoever asks after each message shall not walk the arrays.
   */
  private int bytes;

  @SuppressWarnings({
    "unchecked",
    "rawtypes"
  }) // an array of a generic type cannot be made otherwise
  StreamState(Layout layout) {
    this.counters = new long[layout.counters];
    this.evidence = new List[layout.quantifiers];
    this.sets = new DistinctValues[layout.sets];
    this.copies = new KeptBytes[layout.copies];
    this.live = new long[layout.liveWords];
    this.decided = new long[(layout.rules + 63) / 64];
    this.open = layout.rules;
    this.bytes = ownBytes();
  }

  private int ownBytes() {
    int references = evidence.length + sets.length + copies.length;
    return OBJECT_BYTES
        + Long.BYTES * (counters.length + live.length + decided.length)
        + 4 * references;
  }

  /** Bytes of memory that it takes, without the evidence that it may come to hold. */
  int bytes() {
    return bytes;
  }

  /** Values and copies take so many bytes more, or fewer, than before. */
  void keptMore(int more) {
    bytes += more;
  }

  boolean isDecided(int rule) {
    return (decided[rule >> 6] & (1L << rule)) != 0;
  }

  /** The rules among some that are not decided. */
  long open(int word, long rules) {
    return rules & ~decided[word];
  }

  /** Whether one of some rules is not decided. */
  boolean isAnyOpen(long[] rules) {
    for (int i = 0; i < rules.length; i++) {
      if (open(i, rules[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  void decide(int rule) {
    decided[rule >> 6] |= 1L << rule;
    open--;
  }
}
