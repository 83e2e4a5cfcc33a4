// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the messages of a direction are, each looked at alone. */
final class ContentTally {
  /** How many places of packets are told apart; a tool has one. */
  private static final int MAX_OFFSETS = 4;

  /** As much of a message as names it. */
  private static final int LOOKED_AT = 1024;

  private final Map<Content, Long> counts = new EnumMap<>(Content.class);
  private final Map<Integer, Long> packetOffsets = new TreeMap<>();
  private long messages;

  /** Those with Data; the others are nothing in particular. */
  private long withData;

  /**
   * @param wireLength how many bytes were sent; not below {@code length}
   */
  void count(byte[] bytes, int offset, int length, int wireLength) {
    messages++;
    if (length == 0) {
      return;
    }
    withData++;
    int looked = Math.min(length, LOOKED_AT);
    Content content = ContentName.of(bytes, offset, looked, wireLength);
    counts.merge(content, 1L, Long::sum);
    if (content == Content.OTHER || content == Content.RANDOM) {
      int at = ContentName.packetOffset(bytes, offset, looked, wireLength);
      if (at > 0 && (packetOffsets.size() < MAX_OFFSETS || packetOffsets.containsKey(at))) {
        packetOffsets.merge(at, 1L, Long::sum);
      }
    }
  }

  /**
   * For people. What the whole begins as, if that says anything; else what most messages are, or in
   * which of their bytes packets begin.
   */
  String summary(Content whole) {
    Map.Entry<Content, Long> most = most(counts);
    boolean oneMessage = withData <= 1;
    if (most != null
        && !most.getKey().isVague()
        && 2 * most.getValue() >= withData
        && !oneMessage) {
      return most.getKey().words() + share(most.getValue());
    }
    Map.Entry<Integer, Long> packets = most(packetOffsets);
    if (packets != null && whole.isVague() && 4 * packets.getValue() >= withData) {
      return "IP packet from byte " + packets.getKey() + " on" + share(packets.getValue());
    }
    return whole.words();
  }

  private String share(long count) {
    return messages == 1 ? "" : ", " + count + " of " + messages + " messages";
  }

  private static <K> Map.@Nullable Entry<K, Long> most(Map<K, Long> counts) {
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
  }
}
