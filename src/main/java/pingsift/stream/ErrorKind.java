// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import pingsift.decode.IcmpMessage;

/** What an ICMP error says, in words that both IP versions share. */
public enum ErrorKind {
  /** Destination unreachable, for another reason than its size. */
  UNREACHABLE("unreachable"),
  /** The hop limit ran out, or the time for reassembly. */
  TIME_EXCEEDED("time_exceeded"),
  /** Packet too big of ICMPv6; destination unreachable, fragmentation needed, of ICMPv4. */
  TOO_BIG("too_big"),
  PARAMETER_PROBLEM("parameter_problem"),
  REDIRECT("redirect"),
  SOURCE_QUENCH("source_quench"),
  /** Security failures (RFC 2521). */
  OTHER("other");

  private final String word;

  ErrorKind(String word) {
    this.word = word;
  }

  /** The name of its counter. */
  public String word() {
    return word;
  }

  /** The kind of a message that quotes a packet. */
  static ErrorKind of(IcmpMessage error) {
    return error.ipVersion() == 4 ? ofIcmpv4(error) : ofIcmpv6(error);
  }

  private static ErrorKind ofIcmpv4(IcmpMessage error) {
    return switch (error.type()) {
      case 3 -> error.code() == 4 ? TOO_BIG : UNREACHABLE;
      case 4 -> SOURCE_QUENCH;
      case 5 -> REDIRECT;
      case 11 -> TIME_EXCEEDED;
      case 12 -> PARAMETER_PROBLEM;
      default -> OTHER;
    };
  }

  private static ErrorKind ofIcmpv6(IcmpMessage error) {
    return switch (error.type()) {
      case 1 -> UNREACHABLE;
      case 2 -> TOO_BIG;
      case 3 -> TIME_EXCEEDED;
      case 4 -> PARAMETER_PROBLEM;
      case 137 -> REDIRECT;
      default -> OTHER;
    };
  }
}
