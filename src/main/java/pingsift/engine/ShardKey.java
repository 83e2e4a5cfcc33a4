// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import pingsift.bytes.Mixer;
import pingsift.decode.IcmpMessage;
import pingsift.decode.QuotedPacket;

/**
 * Which shard a message belongs to.
 *
 * <p>All that meets in an iStream, or looks at another one, has one requester and one identifier:
 * requests, replies from whatever address, messages on other paths, errors that quote one of them.
 * Other messages meet nothing, and go round.
 *
 * <p>The hash is no secret, because which iStreams are evicted together depends on it and has to be
 * the same in every run. Who sends everything to one shard gets one share of the memory and one
 * thread.
 */
final class ShardKey {
  private ShardKey() {}

  /** A hash of which the lowest bits say the shard. */
  static int of(IcmpMessage message) {
    if (message.isEcho()) {
      boolean request = message.isEchoRequest();
      return of(
          request ? message.srcHigh() : message.dstHigh(),
          request ? message.srcLow() : message.dstLow(),
          message.identifier(),
          message.ipVersion());
    }
    QuotedPacket quoted = message.isError() ? message.quoted() : null;
    if (quoted != null && (quoted.isEchoRequest() || quoted.isEchoReply())) {
      boolean request = quoted.isEchoRequest();
      return of(
          request ? quoted.srcHigh() : quoted.dstHigh(),
          request ? quoted.srcLow() : quoted.dstLow(),
          quoted.identifier(),
          quoted.ipVersion());
    }
    return (int) message.frameNumber();
  }

  static int of(long requesterHigh, long requesterLow, int identifier, int ipVersion) {
    long hash = Mixer.REPRODUCIBLE.mix(requesterHigh, requesterLow);
    return Mixer.fold(Mixer.REPRODUCIBLE.mix(hash, (long) identifier << 8 | ipVersion));
  }
}
