// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import pingsift.bytes.IpAddress;
import pingsift.decode.Path;

/**
 * What a packet was carried through, for people, from the outermost on: {@code vlan 10/20, mpls 16,
 * gre 5}. Empty for nothing.
 */
final class PathText {
  private PathText() {}

  /** Tags, labels, and tunnels by kind and id. */
  static String brief(Path path) {
    return text(path, false);
  }

  /** As {@link #brief}, and the addresses of the tunnels. */
  static String full(Path path) {
    return text(path, true);
  }

  private static String text(Path path, boolean addresses) {
    StringBuilder text = new StringBuilder();
    int vlans = 0;
    int labels = 0;
    int tunnels = 0;
    for (int i = 0; i < path.depth(); i++) {
      boolean tagged = vlans < path.vlansBefore(i);
      vlans = vlans(path, vlans, path.vlansBefore(i), text);
      if (!path.isLabelAt(i)) {
        tunnel(path, tunnels++, addresses, text);
      } else {
        boolean stacked = i > 0 && path.isLabelAt(i - 1) && !tagged;
        (stacked ? text.append('/') : next(text).append("mpls ")).append(path.label(labels++));
      }
    }
    vlans(path, vlans, path.vlanCount(), text);
    return text.toString();
  }

  private static int vlans(Path path, int from, int to, StringBuilder text) {
    for (int i = from; i < to; i++) {
      (i == from ? next(text).append("vlan ") : text.append('/')).append(path.vlan(i));
    }
    return to;
  }

  private static void tunnel(Path path, int tunnel, boolean addresses, StringBuilder text) {
    next(text).append(path.kind(tunnel).word());
    if (path.id(tunnel) != Path.NO_ID) {
      text.append(' ').append(path.id(tunnel));
    }
    int version = path.ipVersion(tunnel);
    if (addresses && version != 0) {
      text.append(' ');
      text.append(IpAddress.text(version, path.srcHigh(tunnel), path.srcLow(tunnel)));
      text.append(" > ");
      text.append(IpAddress.text(version, path.dstHigh(tunnel), path.dstLow(tunnel)));
    }
  }

  private static StringBuilder next(StringBuilder text) {
    return text.length() == 0 ? text : text.append(", ");
  }
}
