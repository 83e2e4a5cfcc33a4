// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;

/**
 * An Echo, or another ICMP message, to be written as a frame. Mutable: a line changes what its
 * header set.
 */
final class EchoDraft {
  /** What stands in the ICMP checksum field. */
  enum Checksum {
    GOOD,
    /** One bit off the right one. */
    BAD,
    ZERO
  }

  static final int NOT_SET = -1;

  IpAddress requester = new IpAddress(4, 0, 0);
  IpAddress responder = requester;
  boolean request;

  /** The ICMP type of a message that is no Echo; otherwise not set. */
  int type = NOT_SET;

  int identifier;
  int sequence;
  int ttl = 64;
  int code;
  int ipId = NOT_SET;
  boolean dontFragment;
  Checksum checksum = Checksum.GOOD;
  List<Integer> vlans = List.of();

  /** MPLS labels, the outermost first, inside the VLAN tags. */
  List<Integer> labels = List.of();

  /** Inside the labels. */
  @Nullable DrawnTunnel tunnel;

  byte[] data = new byte[0];

  /** Data bytes on the wire, where the capture cut them; otherwise not set. */
  int dataLen = NOT_SET;

  /** The most bytes of IP content in a fragment; not set for a packet that is whole. */
  int fragmentSize = NOT_SET;

  /** Which fragment alone is drawn, from 1; not set for all of them. */
  int fragmentPart = NOT_SET;

  /** Who sends or receives this message instead of the two ends. */
  IpAddress source = requester;

  IpAddress destination = requester;

  EchoDraft copy() {
    EchoDraft copy = new EchoDraft();
    copy.requester = requester;
    copy.responder = responder;
    copy.identifier = identifier;
    copy.ttl = ttl;
    copy.vlans = new ArrayList<>(vlans);
    copy.labels = new ArrayList<>(labels);
    copy.tunnel = tunnel;
    return copy;
  }

  /** Sets the direction, and with it who sends and who receives. */
  void direct(boolean isRequest) {
    request = isRequest;
    source = isRequest ? requester : responder;
    destination = isRequest ? responder : requester;
  }

  boolean isIpv4() {
    return requester.version() == 4;
  }

  int wireLength() {
    return dataLen == NOT_SET ? data.length : dataLen;
  }
}
