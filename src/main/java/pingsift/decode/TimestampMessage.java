// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.decode.IcmpMessage.ABSENT;

/**
 * The three times of Timestamp and Timestamp Reply (RFC 792, page 16).
 *
 * <p>32 bits each: milliseconds since midnight UT, unless the highest bit is set; then whatever the
 * host has for a clock. {@link IcmpMessage#ABSENT} on other types.
 */
public final class TimestampMessage {
  private TimestampMessage() {}

  public static long originate(IcmpMessage message) {
    return time(message, 0);
  }

  public static long receive(IcmpMessage message) {
    return time(message, 4);
  }

  public static long transmit(IcmpMessage message) {
    return time(message, 8);
  }

  private static long time(IcmpMessage message, int at) {
    boolean has = message.ipVersion() == 4 && (message.type() == 13 || message.type() == 14);
    return has ? BodyNumbers.u32(message, at) : ABSENT;
  }
}
