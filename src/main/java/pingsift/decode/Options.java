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
   * Every option takes at least eight bytes, so the walk ends; one of length 0 ends it at once.
   */
  static int find(Bytes body, int from, int type) {
    int at = from;
    while (at + UNIT <= body.length()) {
      if (body.at(at) == type && body.at(at + 1) != 0) {
        return at;
      }
      if (body.at(at + 1) == 0) {
        return -1;
      }
      at += len(body, at);
    }
    return -1;
  }

  /** The length that the option at a place claims. */
  static int len(Bytes body, int at) {
    return body.at(at + 1) * UNIT;
  }
}
