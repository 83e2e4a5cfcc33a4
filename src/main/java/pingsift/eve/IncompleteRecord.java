// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import pingsift.decode.IcmpMessage;
import pingsift.decode.IncompleteDatagram;

/**
 * What was there of a packet whose other fragments never came; owned.
 *
 * @param message its addresses and frames, and of its ICMP header what was there
 * @param frames the numbers of its frames, as ranges
 * @param length of its content, or {@link IcmpMessage#ABSENT}
 */
public record IncompleteRecord(
    IcmpMessage message,
    String frames,
    boolean hasIcmp,
    long id,
    int bytes,
    int length,
    int holes,
    IncompleteDatagram.Reason reason) {
  public static IncompleteRecord of(IncompleteDatagram datagram) {
    return new IncompleteRecord(
        new IcmpMessage().copyFacts(datagram.message()),
        FragmentFrames.text(datagram.message()),
        datagram.hasIcmp(),
        datagram.id(),
        datagram.bytes(),
        datagram.length(),
        datagram.holes(),
        datagram.reason());
  }

  void write(JsonLines json) {
    int version = message.ipVersion();
    json.element().number("frame", message.frameNumber()).text("frames", frames);
    json.time("time", message.timestampNanos());
    json.address("src_ip", version, message.srcHigh(), message.srcLow());
    json.address("dest_ip", version, message.dstHigh(), message.dstLow());
    json.number("ip_v", version).number("id", id);
    json.number("bytes", bytes).number("holes", holes);
    if (length != IcmpMessage.ABSENT) {
      json.number("length", length);
    }
    if (hasIcmp) {
      json.number("icmp_type", message.type()).number("icmp_code", message.code());
      if (message.identifier() != IcmpMessage.ABSENT) {
        json.number("iid", message.identifier());
      }
      if (message.sequence() != IcmpMessage.ABSENT) {
        json.number("iseq", message.sequence());
      }
    }
    json.text("reason", reason.word()).endObject();
  }
}
