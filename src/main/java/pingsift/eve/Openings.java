// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

/** The keys of objects in what is written often, with the brackets that open them. */
final class Openings {
  static final AsciiPiece ALERT = AsciiPiece.of("\"alert\":{\"action\":\"allowed\",");
  static final AsciiPiece CONTEXT = AsciiPiece.opening("context");
  static final AsciiPiece ERRORS = AsciiPiece.opening("errors");
  static final AsciiPiece EXCHANGE = AsciiPiece.opening("exchange");
  static final AsciiPiece GROUP = AsciiPiece.opening("group");
  static final AsciiPiece ICMP = AsciiPiece.opening("icmp");
  static final AsciiPiece IP = AsciiPiece.opening("ip");
  static final AsciiPiece IPV4 = AsciiPiece.opening("ipv4");
  static final AsciiPiece IPV6 = AsciiPiece.opening("ipv6");
  static final AsciiPiece ISTREAM = AsciiPiece.opening("istream");
  static final AsciiPiece LAST = AsciiPiece.opening("last");
  static final AsciiPiece LEN = AsciiPiece.opening("len");
  static final AsciiPiece MESSAGE = AsciiPiece.opening("message");
  static final AsciiPiece METADATA_ENTROPY = AsciiPiece.of("\"metadata\":{\"entropy\":{");
  static final AsciiPiece PACKET_INFO = AsciiPiece.opening("packet_info");
  static final AsciiPiece QUOTED = AsciiPiece.opening("quoted");
  static final AsciiPiece SOURCE = AsciiPiece.opening("source");
  static final AsciiPiece TARGET = AsciiPiece.opening("target");
  static final AsciiPiece TYPED = AsciiPiece.opening("typed");

  private Openings() {}
}
