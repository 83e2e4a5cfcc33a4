// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import pingsift.decode.IcmpMessage;

/** A field of the headers in which data can hide; the words of the command line in lower case. */
public enum HeaderField {
  TYPE,
  CODE,
  /** The Identifier, two bytes. */
  ID,
  /** The Sequence Number, two bytes. */
  SEQ,
  /** The IPv4 identification, two bytes. */
  IP_ID,
  /** Time to live, or hop limit. */
  TTL,
  /** Type of service, or traffic class. */
  TOS;

  /** How many bytes of it a message has: none, one or two. */
  int bytesOf(IcmpMessage message) {
    return switch (this) {
      case TYPE, CODE, TTL, TOS -> 1;
      case ID, SEQ, IP_ID -> valueOf(message) == IcmpMessage.ABSENT ? 0 : 2;
    };
  }

  int valueOf(IcmpMessage message) {
    return switch (this) {
      case TYPE -> message.type();
      case CODE -> message.code();
      case ID -> message.identifier();
      case SEQ -> message.sequence();
      case IP_ID -> message.ipId();
      case TTL -> message.ttl();
      case TOS -> message.tos();
    };
  }
}
