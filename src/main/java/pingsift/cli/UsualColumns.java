// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import pingsift.check.Scope;

/** What is shown of records where nothing is asked for. */
final class UsualColumns {
  private UsualColumns() {}

  static String of(Scope scope) {
    return switch (scope) {
      case FRAME -> "frame.number, src, dst, icmp.type, icmp.code, icmp.ident, icmp.seq, len";
      case EXCHANGE ->
          "request.frame.number, reply.frame.number, src, dst, iid, request.len, reply.len, rtt";
      case ISTREAM -> "src, dst, iid, requests.count, replies.count, bytes, entropy, duration";
    };
  }
}
