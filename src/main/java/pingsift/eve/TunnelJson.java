// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import pingsift.decode.IcmpMessage;
import pingsift.decode.Path;

/**
 * What Suricata tells of a packet that came out of a tunnel: {@code pkt_src} is the kind of the
 * innermost one, {@code tunnel} the outermost packet, as it was on the wire.
 *
 * <p>Tunnels between IP addresses are meant: PPPoE and the shims of bridges are none to Suricata.
 */
final class TunnelJson {
  private static final String WIRE = "wire/pcap";

  private TunnelJson() {}

  static String packetSource(Path path) {
    for (int i = path.tunnelCount() - 1; i >= 0; i--) {
      if (path.ipVersion(i) != 0) {
        return path.kind(i).packetSource();
      }
    }
    return WIRE;
  }

  /** Writes the {@code tunnel} object, or nothing where there is no tunnel. */
  static void write(IcmpMessage message, JsonLines json) {
    Path path = message.path();
    int outermost = nextOverIp(path, 0);
    if (outermost < 0) {
      return;
    }
    int depth = 0;
    for (int i = outermost; i >= 0; i = nextOverIp(path, i + 1)) {
      depth++;
    }
    json.object("tunnel");
    PathJson.writeEndpoints(path, outermost, json);
    json.text("proto", protocol(message, outermost)).number("depth", depth);
    json.number("pcap_cnt", message.frameNumber()).text("pkt_src", WIRE).endObject();
  }

  private static int nextOverIp(Path path, int from) {
    for (int i = from; i < path.tunnelCount(); i++) {
      if (path.ipVersion(i) != 0) {
        return i;
      }
    }
    return -1;
  }

  /** The IANA keyword of the outer packet's protocol number. */
  private static String protocol(IcmpMessage message, int tunnel) {
    Path path = message.path();
    if (path.dstPort(tunnel) != 0) {
      return "UDP";
    }
    return switch (path.kind(tunnel)) {
      case IPV4, IPV6 -> {
        int inner = nextOverIp(path, tunnel + 1);
        int version = inner < 0 ? message.ipVersion() : path.ipVersion(inner);
        yield version == 4 ? "IPv4" : "IPv6";
      }
      case MINIMAL -> "MOBILE";
      case GRE, ERSPAN -> "GRE";
      case ETHERIP -> "ETHERIP";
      case ETHERNET -> "Ethernet";
      case L2TP -> "L2TP";
      case MPLS -> "MPLS-in-IP";
      case VXLAN, GENEVE, TEREDO, AYIYA, GTP, LISP -> "UDP";
      case PPPOE, PBB, NSH, TRILL, MACSEC -> throw new IllegalStateException("not over IP");
    };
  }
}
