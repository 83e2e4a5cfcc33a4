// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import pingsift.bytes.Mixer;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Path;
import pingsift.decode.QuotedPacket;

/** The key of the iStream that a message belongs to; overwritten for each message. */
final class StreamKey {
  private final Mixer mixer;

  long requesterHigh;
  long requesterLow;
  long responderHigh;
  long responderLow;
  int identifier;
  int ipVersion;

  /** The message's own: only for the time of its call. */
  Path path = Path.PLAIN;

  /** Of everything. */
  long keyHash;

  StreamKey(Mixer mixer) {
    this.mixer = mixer;
  }

  /** The sender of a request is the requester, the receiver of a reply is. */
  StreamKey of(IcmpMessage message) {
    boolean request = message.isEchoRequest();
    requesterHigh = request ? message.srcHigh() : message.dstHigh();
    requesterLow = request ? message.srcLow() : message.dstLow();
    responderHigh = request ? message.dstHigh() : message.srcHigh();
    responderLow = request ? message.dstLow() : message.srcLow();
    identifier = message.identifier();
    ipVersion = message.ipVersion();
    return hash(message.path());
  }

  /** The iStream of an Echo message that is quoted in an error seen on a path. */
  StreamKey of(QuotedPacket quoted, Path path) {
    boolean request = quoted.isEchoRequest();
    requesterHigh = request ? quoted.srcHigh() : quoted.dstHigh();
    requesterLow = request ? quoted.srcLow() : quoted.dstLow();
    responderHigh = request ? quoted.dstHigh() : quoted.srcHigh();
    responderLow = request ? quoted.dstLow() : quoted.srcLow();
    identifier = quoted.identifier();
    ipVersion = quoted.ipVersion();
    return hash(path);
  }

  private StreamKey hash(Path path) {
    this.path = path;
    keyHash = path.isPlain() ? pairHash() : path.mixed(pairHash(), mixer);
    return this;
  }

  /** Of everything but the path. */
  long pairHash() {
    return pairHash(
        mixer,
        requesterHigh,
        requesterLow,
        responderHigh,
        responderLow,
        ends(identifier, ipVersion));
  }

  /** Of requester, identifier and IP version. */
  long requesterHash() {
    return requesterHash(mixer, requesterHigh, requesterLow, ends(identifier, ipVersion));
  }

  static long keyHash(EchoStream stream, Mixer mixer) {
    long pairHash = pairHash(stream, mixer);
    return stream.vlanTags == 0 && stream.tunnels.isPlain()
        ? pairHash
        : stream.path().mixed(pairHash, mixer);
  }

  static long pairHash(EchoStream stream, Mixer mixer) {
    return pairHash(
        mixer,
        stream.requesterHigh,
        stream.requesterLow,
        stream.responderHigh,
        stream.responderLow,
        ends(stream.identifier, stream.ipVersion));
  }

  static long requesterHash(EchoStream stream, Mixer mixer) {
    return requesterHash(
        mixer,
        stream.requesterHigh,
        stream.requesterLow,
        ends(stream.identifier, stream.ipVersion));
  }

  private static long ends(int identifier, int ipVersion) {
    return (long) identifier << 8 | ipVersion;
  }

  private static long pairHash(
      Mixer mixer, long requesterHigh, long requesterLow, long high, long low, long rest) {
    if ((rest & 0xff) == 4) { // two addresses are one word
      return mixer.mix(requesterLow << 32 | (low & 0xffff_ffffL), rest);
    }
    return mixer.mix(mixer.mix(mixer.mix(mixer.mix(requesterHigh, requesterLow), high), low), rest);
  }

  private static long requesterHash(Mixer mixer, long high, long low, long rest) {
    return mixer.mix(mixer.mix(high, low), rest);
  }

  boolean samePair(EchoStream stream) {
    return sameRequester(stream)
        && responderLow == stream.responderLow
        && responderHigh == stream.responderHigh;
  }

  boolean sameRequester(EchoStream stream) {
    return requesterLow == stream.requesterLow
        && requesterHigh == stream.requesterHigh
        && identifier == stream.identifier
        && ipVersion == stream.ipVersion;
  }
}
