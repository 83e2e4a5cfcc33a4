// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/**
 * Something in the traffic that no sound sender sends, or that the capture spoilt. Counted and
 * reported, never thrown; a frame can have several.
 *
 * <p>Where Suricata has a decoder event for the same thing, the kind carries its name, so that
 * pipelines that know those names take ours.
 */
public enum Anomaly {
  /** An IP header whose version, header length or total length contradict each other. */
  IPV4_MALFORMED("decoder.ipv4.trunc_pkt");

  private final String event;

  Anomaly(String event) {
    this.event = event;
  }

  /** The name of the event: Suricata's where it has one, else ours under {@code pingsift}. */
  public String event() {
    return event;
  }

  /** This kind as one bit of a set; sets of kinds are one {@code long}. */
  public long bit() {
    return 1L << ordinal();
  }
}
