// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/** What all tunnels have in common: once its header is passed, a tunnel is noted in the path. */
final class Tunnel {
  private Tunnel() {}

  /**
   * Enters a tunnel whose outer IP header is the one that was passed last. Returns what is inside,
   * or the end: a fragment of the outer packet holds only part of the inner one.
   */
  static Step enter(TunnelKind kind, long id, Step inside, Cursor cursor, IcmpMessage message) {
    if (cursor.inFragment) {
      return Step.FRAGMENT;
    }
    int ports = cursor.ports;
    cursor.ports = 0;
    return message.path.addTunnel(kind, id, message, ports) ? inside : Step.TOO_MANY_LAYERS;
  }

  /** Enters a tunnel between stations of a link. */
  static Step enterLink(TunnelKind kind, long id, Step inside, IcmpMessage message) {
    return message.path.addTunnel(kind, id) ? inside : Step.TOO_MANY_LAYERS;
  }
}
