// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.decode.IcmpMessage;

/**
 * What is counted of the messages of one direction of an iStream: the series of their Data lengths
 * as sent, and more.
 *
 * <p>It is the series, and does not have one, so that a message touches one object less.
 */
final class DirectionFacts extends Moments {
  static final int OBJECT_BYTES = 96;

  /** Stands for a direction without any message yet; never added to. */
  static final DirectionFacts NONE = new DirectionFacts();

  long dataBytes;
  long frameBytes;
  long previousNanos;
  int ttlMin = IcmpMessage.ABSENT;
  int ttlMax = IcmpMessage.ABSENT;
  @Nullable ByteHistogram histogram;

  /** Notes on a message, before it is counted, the pause since the one before it. */
  void noteGap(IcmpMessage message) {
    message.noteGap(count() == 0 ? IcmpMessage.NO_GAP : message.timestampNanos() - previousNanos);
  }

  /** Takes in a message and returns how many bytes this has grown. */
  int add(IcmpMessage message, boolean countBytes) {
    Bytes data = message.data();
    add(data.wireLength());
    previousNanos = message.timestampNanos();
    frameBytes += message.frameLen();
    int ttl = message.ttl();
    ttlMin = count() == 1 ? ttl : Math.min(ttlMin, ttl);
    ttlMax = Math.max(ttlMax, ttl);
    dataBytes += data.wireLength();
    return countBytes && data.length() > 0 ? count(data) : 0;
  }

  private int count(Bytes data) {
    ByteHistogram counts = histogram;
    int before = 0;
    if (counts == null) {
      counts = new ByteHistogram();
      histogram = counts;
    } else {
      before = counts.bytes();
    }
    counts.add(data);
    return counts.bytes() - before;
  }
}
