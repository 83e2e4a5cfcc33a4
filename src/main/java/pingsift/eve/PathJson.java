// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import pingsift.decode.Path;

/**
 * What a packet was carried through, as members of a JSON object: {@code vlan} and {@code mpls} are
 * numbers, {@code tunnel} has objects, each from the outermost on. What is not there is left out.
 */
final class PathJson {
  private PathJson() {}

  static void write(Path path, JsonLines json) {
    writeVlans(path, json);
    writeTunnels(path, json);
  }

  /** All but the VLAN tags. */
  static void writeTunnels(Path path, JsonLines json) {
    int labels = path.labelCount();
    if (labels > 0) {
      json.array("mpls");
      for (int i = 0; i < labels; i++) {
        json.number(path.label(i));
      }
      json.endArray();
    }
    int tunnels = path.tunnelCount();
    if (tunnels > 0) {
      json.array("tunnel");
      for (int i = 0; i < tunnels; i++) {
        writeTunnel(path, i, json);
      }
      json.endArray();
    }
  }

  static void writeVlans(Path path, JsonLines json) {
    if (path.vlanCount() > 0) {
      json.array("vlan");
      for (int i = 0; i < path.vlanCount(); i++) {
        json.number(path.vlan(i));
      }
      json.endArray();
    }
  }

  private static void writeTunnel(Path path, int tunnel, JsonLines json) {
    json.element().text("kind", path.kind(tunnel).word());
    if (path.id(tunnel) != Path.NO_ID) {
      json.number("id", path.id(tunnel));
    }
    writeEndpoints(path, tunnel, json);
    json.endObject();
  }

  /** The addresses of a tunnel's outer header, and its ports where it has them. */
  static void writeEndpoints(Path path, int tunnel, JsonLines json) {
    int version = path.ipVersion(tunnel);
    if (version == 0) {
      return;
    }
    boolean ports = path.dstPort(tunnel) != 0;
    json.address("src_ip", version, path.srcHigh(tunnel), path.srcLow(tunnel));
    if (ports) {
      json.number("src_port", path.srcPort(tunnel));
    }
    json.address("dest_ip", version, path.dstHigh(tunnel), path.dstLow(tunnel));
    if (ports) {
      json.number("dest_port", path.dstPort(tunnel));
    }
  }
}
