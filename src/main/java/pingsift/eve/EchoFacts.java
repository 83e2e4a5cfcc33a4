// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import pingsift.bytes.Bytes;
import pingsift.bytes.Entropy;
import pingsift.decode.IcmpMessage;

/**
 * One Echo message as members of a JSON object, with PacketSmith's keys.
 *
 * <p>{@code f} is the frame's number in the whole input. {@code ts} has microseconds, {@code
 * ts_raw} all digits that the capture has. {@code ipv4} or {@code ipv6} holds the addresses; {@code
 * ttl} is the hop limit of version 6, which has no {@code id}; {@code frag} counts the fragments
 * that the packet came in, 1 where it was whole; then {@code frames} names their frames. In front
 * of the addresses stands what the packet was carried through, where that is something. {@code
 * ilen} is the length of the Data as sent, {@code idata} what of it was captured, in hex, and
 * {@code ientropy} the entropy of that.
 */
final class EchoFacts {
  private final Entropy entropy = new Entropy();

  void write(IcmpMessage message, JsonLines json) {
    json.number(Keys.F, message.frameNumber());
    if (message.fragments() > 1) {
      json.text(Keys.FRAMES, FragmentFrames.text(message));
    }
    json.time(Keys.TS, message.timestampNanos());
    json.seconds(Keys.TS_RAW, message.timestampNanos());
    json.text(Keys.TYPE, message.isEchoRequest() ? "request" : "reply");
    PathJson.write(message.path(), json);
    int version = message.ipVersion();
    json.open(version == 4 ? Openings.IPV4 : Openings.IPV6);
    json.address(Keys.SRC_IP, version, message.srcHigh(), message.srcLow());
    json.address(Keys.DST_IP, version, message.dstHigh(), message.dstLow());
    if (message.ipId() != IcmpMessage.ABSENT) {
      json.number(Keys.ID, message.ipId());
    }
    json.number(Keys.TTL, message.ttl()).number(Keys.FRAG, message.fragments()).endObject();
    Bytes data = message.data();
    json.open(Openings.ICMP).number(Keys.IID, message.identifier()).number(Keys.ISEQ, message.sequence());
    json.number(Keys.ILEN, data.wireLength());
    json.hex(Keys.IDATA, data.array(), data.offset(), data.length());
    json.decimal(Keys.IENTROPY, entropy.of(data)).endObject();
  }
}
