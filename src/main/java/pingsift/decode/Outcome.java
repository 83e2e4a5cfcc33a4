// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/**
 * What became of a frame. Exactly one holds for each frame, so that the counts of a run add up:
 * frames read = ICMP + each other reason.
 */
public enum Outcome {
  /** An ICMP or ICMPv6 message was decoded. */
  ICMP("icmp"),
  /** A sound frame that carries no IP: ARP, spanning tree, … */
  NOT_IP("not_ip"),
  /** A sound IP packet of another protocol. */
  NOT_ICMP("not_icmp"),
  /** A fragment of an IP packet that carries ICMP; reassembly is not done yet. */
  FRAGMENT("fragment"),
  /** The capture's snap length cut the frame before the ICMP header was complete. */
  TRUNCATED("truncated"),
  /** Lengths or versions in the frame contradict each other. */
  MALFORMED("malformed"),
  /** A link type that this version does not decode. */
  UNSUPPORTED_LINK_TYPE("unsupported_link_type");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  /** The name of its counter. */
  public String word() {
    return word;
  }
}
