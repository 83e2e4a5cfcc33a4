// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.i64;
import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;

import pingsift.capture.Frame;

/**
 * An Echo message as most are: in IPv4 without options or fragments, with nothing odd about it.
 * Read at fixed places, to the same fields as the layers read it to.
 */
final class PlainEcho {
  /*
   *  0  version 4, header length 5 | type of service | total length | identification | flags, offset 0
   *  8  time to live | protocol 1 | header checksum | source
   * 16  destination
   * 20  type 8 or 0 | code 0 | checksum | identifier | sequence number
   * 28  Data
   */
  private static final int DESTINATION = 16;
  private static final int ICMP = 20;
  private static final int DATA = 28;
  private static final int VERSION_AND_LENGTH = 0x45;
  private static final int ANY_FRAGMENT = 0x3fff;
  private static final int DONT_FRAGMENT = 0x4000;

  private PlainEcho() {}

  /**
   * Reads what the packet says into the message; false, with nothing changed, where it is odd.
   *
   * @param at where {@link Glance#packet} found the packet
   * @param path for the VLAN tag, if there is one
   */
  static boolean read(Frame frame, int at, IcmpMessage message, Path path) {
    int before = at - frame.offset();
    int present = frame.capLen() - before;
    if (present < DATA) {
      return false;
    }
    byte[] buffer = frame.buffer();
    long first = i64(buffer, at);
    long second = i64(buffer, at + 8);
    long destination = u32(buffer, at + DESTINATION);
    long icmp = i64(buffer, at + ICMP);
    if (first >>> 56 != VERSION_AND_LENGTH
        || (first & ANY_FRAGMENT) != 0
        || (second >>> 48 & 0xff) != IpProtocol.ICMPV4
        || (icmp & 0xf7ff_0000_0000_0000L) != 0) {
      return false;
    }
    int packetLen = (int) (first >>> 32) & 0xffff;
    int behind = Math.max(frame.capLen(), frame.len()) - before - packetLen;
    if (packetLen < DATA
        || behind < 0
        || behind > Cursor.MOST_PADDING
        || !isSound(first, second, destination)) {
      return false;
    }
    if (Glance.isTagged(frame, at)) {
      path.clear(0);
      path.addVlan(u16(buffer, at - 4) & 0xfff);
      message.path = path;
    } else {
      message.path = Path.PLAIN;
    }
    message.ipVersion = 4;
    message.srcHigh = 0;
    message.srcLow = IcmpMessage.IPV4_MAPPED | (second & 0xffff_ffffL);
    message.dstHigh = 0;
    message.dstLow = IcmpMessage.IPV4_MAPPED | destination;
    message.ttl = (int) (second >>> 56);
    message.tos = (int) (first >>> 48) & 0xff;
    message.ipId = (int) (first >>> 16) & 0xffff;
    message.dontFragment = (first & DONT_FRAGMENT) != 0;
    message.optionsLen = 0;
    message.destinationOptionsLen = 0;
    message.fragments = 1;
    message.type = (int) (icmp >>> 56);
    message.code = 0;
    message.checksum = (int) (icmp >>> 32) & 0xffff;
    message.checksumStatus = null;
    message.restOfHeader = icmp & 0xffff_ffffL;
    message.identifier = (int) icmp >>> 16;
    message.sequence = (int) icmp & 0xffff;
    int dataLen = packetLen - DATA;
    message.data.wrap(buffer, at + DATA, Math.min(dataLen, present - DATA), dataLen);
    return true;
  }

  /** Whether the IP header's checksum agrees, or is left out. */
  private static boolean isSound(long first, long second, long destination) {
    return (second & 0xffff_0000_0000L) == 0
        || InternetChecksum.fold(InternetChecksum.sum(first, second) + destination) == 0xffff;
  }
}
