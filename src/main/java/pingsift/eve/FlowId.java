// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import pingsift.decode.IcmpMessage;
import pingsift.decode.Path;
import pingsift.stream.EchoStream;

/**
 * The {@code flow_id} of an alert: 51 bits, never 0, the same on every run over the same input.
 *
 * <p>Of an iStream: both addresses, the identifier, its path and the number of its first frame. Of
 * a frame that belongs to none: both addresses, type, code and its own number.
 *
 * <p>Each value goes through the finalizer of SplitMix64 (Steele, Lea, Flood: <cite>Fast Splittable
 * Pseudorandom Number Generators</cite>, OOPSLA 2014, with Stafford's mix 13); the upper 51 bits
 * are kept, because JavaScript and others cut integers beyond 2^53. A hash, not a secret: whoever
 * sends the traffic can make two ids collide.
 */
final class FlowId {
  private static final long GOLDEN_GAMMA = 0x9e37_79b9_7f4a_7c15L;
  private static final int BITS = 51;

  private FlowId() {}

  static long of(EchoStream stream) {
    long hash = mix(0, stream.requesterHigh());
    hash = mix(hash, stream.requesterLow());
    hash = mix(hash, stream.responderHigh());
    hash = mix(hash, stream.responderLow());
    hash = mix(hash, stream.identifier());
    Path path = stream.path();
    hash = mix(hash, path.vlanCount());
    for (int i = 0; i < path.vlanCount(); i++) {
      hash = mix(hash, path.vlan(i));
    }
    for (int i = 0; i < path.words(); i++) {
      hash = mix(hash, path.word(i));
    }
    return shorten(mix(hash, stream.firstFrame()));
  }

  static long of(IcmpMessage message) {
    long hash = mix(1, message.srcHigh());
    hash = mix(hash, message.srcLow());
    hash = mix(hash, message.dstHigh());
    hash = mix(hash, message.dstLow());
    hash = mix(hash, (long) message.type() << 8 | message.code());
    return shorten(mix(hash, message.frameNumber()));
  }

  private static long mix(long hash, long value) {
    long z = (hash ^ value) + GOLDEN_GAMMA;
    z = (z ^ z >>> 30) * 0xbf58_476d_1ce4_e5b9L;
    z = (z ^ z >>> 27) * 0x94d0_49bb_1331_11ebL;
    return z ^ z >>> 31;
  }

  private static long shorten(long hash) {
    return Math.max(1, hash >>> (Long.SIZE - BITS));
  }
}
