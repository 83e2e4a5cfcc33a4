// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/**
 * What became of a frame. Exactly one holds for each frame, so that the counts of a run add up:
 * frames read = ICMP + each other reason.
 */
public enum Outcome {
  /** An ICMP or ICMPv6 message was decoded, at least its type, code and checksum. */
  ICMP("icmp"),
  /** A sound frame that carries no IP: ARP, spanning tree, … */
  NOT_IP("not_ip"),
  /**
   * A sound IP packet of another protocol, encrypted ones (ESP) and tunnels inside UDP included: a
   * port number does not prove that a tunnel is there.
   */
  NOT_ICMP("not_icmp"),
  /**
   * A fragment of an IP packet that carries ICMP, or that may do so: a later IPv6 fragment does not
   * say what stands behind the extension headers of the first. The fragment that makes a packet
   * whole is not counted here but as what the packet is.
   */
  FRAGMENT("fragment"),
  /** The capture's snap length cut the frame before the ICMP checksum field was complete. */
  TRUNCATED("truncated"),
  /** Lengths or versions in the frame contradict each other. */
  MALFORMED("malformed"),
  /** A link type that this version does not decode. */
  UNSUPPORTED_LINK_TYPE("unsupported_link_type"),
  /** A tunnel or shim that this version does not look into: MPLS, PPPoE, IP in IP, GRE, … */
  UNSUPPORTED_ENCAPSULATION("unsupported_encapsulation"),
  /** More headers in front of the message than are walked, as only an evasion has them. */
  TOO_MANY_LAYERS("too_many_layers");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  /** The name of its counter. */
  public String word() {
    return word;
  }
}
