// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/**
 * What became of a frame. Exactly one holds for each frame, so that the counts of a run add up:
 * frames read = ICMP + each other reason.
 */
public enum Outcome {
  /** An ICMP or ICMPv6 message was decoded, at least its type, code and checksum. */
  ICMP("icmp"),
  /** A sound frame that carries, in tunnels or without, no IP: ARP, spanning tree, … */
  NOT_IP("not_ip"),
  /**
   * A sound IP packet of another protocol, encrypted ones (ESP) and tunnels inside UDP that are not
   * certain included: a port number does not prove that a tunnel is there.
   */
  NOT_ICMP("not_icmp"),
  /**
   * A fragment of an IP packet that carries ICMP, or that may do so: a later IPv6 fragment does not
   * say what stands behind the extension headers of the first. The fragment that makes a packet
   * whole is not counted here but as what the packet is.
   */
  FRAGMENT("fragment"),
  /**
   * The capture's snap length cut the frame before the ICMP checksum field was complete, or before
   * one could tell whether a tunnel is there.
   */
  TRUNCATED("truncated"),
  /** Lengths or versions in the frame contradict each other. */
  MALFORMED("malformed"),
  /** A link type that this version does not decode. */
  UNSUPPORTED_LINK_TYPE("unsupported_link_type"),
  /** A tunnel or shim that is not looked into: of an unknown version, split or compressed, … */
  UNSUPPORTED_ENCAPSULATION("unsupported_encapsulation"),
  /**
   * The link layer encrypts what the frame carries: 802.11 with its Protected Frame bit, MACsec,
   * PPP under its encryption protocols.
   */
  ENCRYPTED("encrypted"),
  /** More headers, tags or tunnels around the message than are followed. */
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
