// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import pingsift.bytes.IpAddress;
import pingsift.decode.Path;

/**
 * What a packet was carried through, for people: {@code vlan 10/20, mpls 16, gre 5}. Empty for
 * nothing.
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
    for (int i = 0; i < path.vlanCount(); i++) {
      text.append(i == 0 ? "vlan " : "/").append(path.vlan(i));
    }
    for (int i = 0; i < path.labelCount(); i++) {
      text.append(i > 0 ? "/" : text.length() > 0 ? ", mpls " : "mpls ").append(path.label(i));
    }
    for (int i = 0; i < path.tunnelCount(); i++) {
      text.append(text.length() > 0 ? ", " : "").append(path.kind(i).word());
      if (path.id(i) != Path.NO_ID) {
        text.append(' ').append(path.id(i));
      }
      int version = path.ipVersion(i);
      if (addresses && version != 0) {
        text.append(' ').append(IpAddress.text(version, path.srcHigh(i), path.srcLow(i)));
        text.append(" > ").append(IpAddress.text(version, path.dstHigh(i), path.dstLow(i)));
      }
    }
    return text.toString();
  }
}
