// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import org.jspecify.annotations.Nullable;

/**
 * What an alert holds beyond the facts that it always holds.
 *
 * @param payload the Data of the message, in base64
 * @param payloadPrintable the Data of the message, as text
 * @param packet the whole frame, in base64, where the match has kept it
 * @param ruleText the rule as written
 * @param communityId the Community ID of the flow
 * @param communityIdSeed 0..65535, the same in all tools whose records are joined
 * @param icmpAsOneProtocol {@code proto} is {@code ICMP} for ICMPv6 too, for consumers that do not
 *     know {@code IPv6-ICMP}
 * @param pcapFilename the name of the capture file
 * @param inInterface the interface of a live capture, or null
 */
public record EveOptions(
    boolean payload,
    boolean payloadPrintable,
    boolean packet,
    boolean ruleText,
    boolean communityId,
    int communityIdSeed,
    boolean icmpAsOneProtocol,
    boolean pcapFilename,
    @Nullable String inInterface) {
  /** Community ID with seed 0 and the file's name; no payload, no packet, no rule text. */
  public static final EveOptions DEFAULT =
      new EveOptions(false, false, false, false, true, 0, false, true, null);

  public EveOptions {
    if (communityIdSeed < 0 || communityIdSeed > 0xffff) {
      throw new IllegalArgumentException("a Community ID seed is 0..65535");
    }
  }

  public EveOptions withPayload(boolean base64, boolean printable) {
    return new EveOptions(
        base64,
        printable,
        packet,
        ruleText,
        communityId,
        communityIdSeed,
        icmpAsOneProtocol,
        pcapFilename,
        inInterface);
  }

  public EveOptions withPacket(boolean wanted) {
    return new EveOptions(
        payload,
        payloadPrintable,
        wanted,
        ruleText,
        communityId,
        communityIdSeed,
        icmpAsOneProtocol,
        pcapFilename,
        inInterface);
  }

  public EveOptions withRuleText(boolean wanted) {
    return new EveOptions(
        payload,
        payloadPrintable,
        packet,
        wanted,
        communityId,
        communityIdSeed,
        icmpAsOneProtocol,
        pcapFilename,
        inInterface);
  }

  /**
   * @param seed 0..65535, or -1 for no Community ID at all
   */
  public EveOptions withCommunityId(int seed) {
    return new EveOptions(
        payload,
        payloadPrintable,
        packet,
        ruleText,
        seed >= 0,
        Math.max(0, seed),
        icmpAsOneProtocol,
        pcapFilename,
        inInterface);
  }

  public EveOptions withIcmpAsOneProtocol(boolean wanted) {
    return new EveOptions(
        payload,
        payloadPrintable,
        packet,
        ruleText,
        communityId,
        communityIdSeed,
        wanted,
        pcapFilename,
        inInterface);
  }
}
