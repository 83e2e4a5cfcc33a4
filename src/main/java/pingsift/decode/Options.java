// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import pingsift.bytes.Bytes;

/**
 * The options of neighbour discovery messages (RFC 4861, section 4.6).
 *
 * <pre>
 * Type (1) | Length, all of it, in units of eight bytes (1) | …
 * </pre>
 */
final class Options {
  private static final int UNIT = 8;

  private Options() {}

  /**
   * Where in {@code body} the first option of a type begins, its first eight bytes present; or -1.
   * Every option takes at least eight bytes, so the walk ends; one of length 0, or longer than the
   * message, ends it at once.
   */
  static int find(Bytes body, int from, int type) {
    int at = from;
    while (at + UNIT <= body.length()) {
      int length = len(body, at);
      if (length == 0 || at + length > body.wireLength()) {
        return -1;
      }
      if (body.at(at) == type) {
        return at;
      }
      at += length;
    }
    return -1;
  }

  /** The length of the option at a place, its header included. */
  static int len(Bytes body, int at) {
    return body.at(at + 1) * UNIT;
  }
}
