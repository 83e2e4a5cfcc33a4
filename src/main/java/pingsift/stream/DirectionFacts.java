// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.decode.IcmpMessage;

/** What is counted of the messages of one direction of an iStream. */
final class DirectionFacts {
  static final int OBJECT_BYTES = 64;
  static final int MOMENTS_BYTES = 56;

  /** Stands for moments without any value yet; never added to. */
  static final Moments NO_MOMENTS = new Moments();

  /** Stands for a direction without any message yet; never added to. */
  static final DirectionFacts NONE = new DirectionFacts();

  long messages;
  long dataBytes;
  long frameBytes;
  long previousNanos;
  int ttlMin = IcmpMessage.ABSENT;
  int ttlMax = IcmpMessage.ABSENT;
  Moments lengths = NO_MOMENTS;
  @Nullable ByteHistogram histogram;

  /** Notes on a message, before it is counted, the pause since the one before it. */
  void noteGap(IcmpMessage message) {
    message.noteGap(messages == 0 ? IcmpMessage.NO_GAP : message.timestampNanos() - previousNanos);
  }

  /** Takes in a message and returns how many bytes this has grown. */
  int add(IcmpMessage message, boolean countBytes) {
    int grown = 0;
    messages++;
    previousNanos = message.timestampNanos();
    frameBytes += message.framesLen();
    int ttl = message.ttl();
    ttlMin = messages == 1 ? ttl : Math.min(ttlMin, ttl);
    ttlMax = Math.max(ttlMax, ttl);
    Bytes data = message.data();
    dataBytes += data.wireLength();
    if (lengths == NO_MOMENTS) {
      lengths = new Moments();
      grown += MOMENTS_BYTES;
    }
    lengths.add(data.wireLength());
    if (countBytes && data.length() > 0) {
      ByteHistogram counts = histogram;
      if (counts == null) {
        counts = new ByteHistogram();
        histogram = counts;
        grown += counts.bytes();
      }
      int before = counts.bytes();
      counts.add(data);
      grown += counts.bytes() - before;
    }
    return grown;
  }
}
