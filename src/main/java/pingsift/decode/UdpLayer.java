// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;

/** UDP (RFC 768), which matters here only as far as it carries tunnels. */
final class UdpLayer {
  /*
   * Source port (2) | Destination port (2) | Length (2) | Checksum (2)
   */
  private static final int HEADER = 8;
  private static final int LENGTH = 4;

  /** A bit for each port that is registered for a tunnel. */
  private static final long[] TUNNELS = tunnels();

  private UdpLayer() {}

  private static long[] tunnels() {
    long[] bits = new long[65_536 / Long.SIZE];
    for (int port = 0; port < 65_536; port++) {
      bits[port / Long.SIZE] |= registered(port) == Step.NOT_ICMP ? 0 : 1L << port;
    }
    return bits;
  }

  /**
   * Whether the UDP header at the cursor may belong to a tunnel; a look at the ports, so that other
   * UDP costs no more.
   */
  static boolean mayCarry(Cursor cursor) {
    return cursor.left() < LENGTH || tunnel(cursor.buffer, cursor.at) != Step.NOT_ICMP;
  }

  /** Takes the tunnel that is registered for one of the ports; that one makes sure of it. */
  static Step udp(Cursor cursor) {
    if (cursor.left() < HEADER) {
      return cursor.ordinary(HEADER);
    }
    Step tunnel = tunnel(cursor.buffer, cursor.at);
    int length = u16(cursor.buffer, cursor.at + LENGTH);
    if (tunnel == Step.NOT_ICMP || (length < HEADER && length != 0)) {
      return Step.NOT_ICMP;
    }
    if (cursor.inFragment) {
      return Step.FRAGMENT;
    }
    if (length != 0 && length < cursor.wireEnd - cursor.at) {
      cursor.endsAt(cursor.at + length);
    }
    cursor.ports = (int) u32(cursor.buffer, cursor.at);
    cursor.at += HEADER;
    return tunnel;
  }

  /** Whether the two ports at a place are of no tunnel. */
  static boolean isOther(byte[] buffer, int at) {
    int source = u16(buffer, at);
    int destination = u16(buffer, at + 2);
    return ((TUNNELS[source >>> 6] >>> source | TUNNELS[destination >>> 6] >>> destination) & 1)
        == 0;
  }

  private static Step tunnel(byte[] buffer, int at) {
    Step byDestination = registered(u16(buffer, at + 2));
    return byDestination != Step.NOT_ICMP ? byDestination : registered(u16(buffer, at));
  }

  /** By IANA's registry of port numbers; 8472 is what Linux took for VXLAN before it had one. */
  private static Step registered(int port) {
    return switch (port) {
      case 1701 -> Step.L2TP_UDP;
      case 2152 -> Step.GTP;
      case 3544 -> Step.TEREDO;
      case 4341 -> Step.LISP;
      case 4754 -> Step.GRE_UDP;
      case 4789, 8472 -> Step.VXLAN;
      case 4790 -> Step.VXLAN_GPE;
      case 5072 -> Step.AYIYA;
      case 6081 -> Step.GENEVE;
      case 6635 -> Step.MPLS_UDP;
      default -> Step.NOT_ICMP;
    };
  }
}
