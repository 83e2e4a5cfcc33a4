// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;

/**
 * Community IDs with the latest ones kept: a digest takes as long as the rest of a short alert, and
 * alerts name the same flows again and again.
 *
 * <p>Bounded, whatever the traffic: {@value #SLOTS} ids. Not thread-safe.
 */
final class CommunityIds {
  private static final int BITS = 12;
  private static final int SLOTS = 1 << BITS;

  /** A flow: both addresses; IP version, type and code. */
  private static final int WORDS = 5;

  private final CommunityId id;
  private long @Nullable [] flows;
  private byte[] ids = new byte[0];

  CommunityIds(int seed) {
    id = new CommunityId(seed);
  }

  /** Writes the id of a message's flow and returns the offset after it. */
  int write(IcmpMessage message, byte[] to, int offset) {
    long[] kept = flows;
    if (kept == null) {
      kept = new long[SLOTS * WORDS]; // no flow is all zeros: its IP version is 4 or 6
      flows = kept;
      ids = new byte[SLOTS * CommunityId.LENGTH];
    }
    long kind = (long) message.ipVersion() << 16 | message.type() << 8 | message.code();
    int slot = slot(message, kind);
    int flow = slot * WORDS;
    int text = slot * CommunityId.LENGTH;
    boolean known =
        kept[flow] == message.srcHigh()
            && kept[flow + 1] == message.srcLow()
            && kept[flow + 2] == message.dstHigh()
            && kept[flow + 3] == message.dstLow()
            && kept[flow + 4] == kind;
    if (!known) {
      kept[flow] = message.srcHigh();
      kept[flow + 1] = message.srcLow();
      kept[flow + 2] = message.dstHigh();
      kept[flow + 3] = message.dstLow();
      kept[flow + 4] = kind;
      id.write(message, ids, text);
    }
    System.arraycopy(ids, text, to, offset, CommunityId.LENGTH);
    return offset + CommunityId.LENGTH;
  }

  private static int slot(IcmpMessage message, long kind) {
    long mixed = message.srcHigh() * 31 + message.srcLow();
    mixed = mixed * 0x9e37_79b9_7f4a_7c15L + message.dstHigh() * 31 + message.dstLow() + kind;
    return (int) ((mixed * 0x9e37_79b9_7f4a_7c15L) >>> (Long.SIZE - BITS));
  }
}
