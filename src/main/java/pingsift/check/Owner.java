// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

/** Whose field it is: the kind of record that a name is looked up in. */
public enum Owner {
  /**
   * One ICMP message: bare in {@code frame} rules, after {@code request.}, {@code reply.} or {@code
   * frame.} elsewhere.
   */
  MESSAGE,
  /**
   * One exchange: bare in {@code exchange} rules, after {@code exchange.} in {@code istream} rules.
   */
  EXCHANGE,
  /** One iStream: bare in {@code istream} rules. */
  ISTREAM,
  /** All requests of an iStream: after {@code requests.}. */
  REQUESTS,
  /** All replies of an iStream: after {@code replies.}. */
  REPLIES,
  /** All exchanges of an iStream: after {@code exchanges.}. */
  EXCHANGES,
  /** All frames of an iStream: after {@code frames.}. */
  FRAMES
}
