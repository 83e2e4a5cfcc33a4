// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.time.Duration;

/**
 * How fragments are put together. Durations are capture time, in nanoseconds.
 *
 * @param maxBytes how much memory fragments may take
 * @param ipv4Nanos how long a packet's fragments are waited for, from the first that arrived; with
 *     0 nearly nothing is reassembled
 * @param ipv6Nanos the same for IPv6
 * @param copyNanos how long after a packet was whole an exact copy of one of its fragments is a
 *     copy, as port mirrors make them, not the beginning of a new packet
 */
public record ReassemblyOptions(long maxBytes, long ipv4Nanos, long ipv6Nanos, long copyNanos) {
  /** 64 MiB; 30 seconds as Linux waits, 60 for IPv6 (RFC 8200, section 4.5); 1 ms for copies. */
  public static final ReassemblyOptions DEFAULT =
      new ReassemblyOptions(
          64L << 20,
          Duration.ofSeconds(30).toNanos(),
          Duration.ofSeconds(60).toNanos(),
          Duration.ofMillis(1).toNanos());

  public ReassemblyOptions {
    if (maxBytes < 0 || ipv4Nanos < 0 || ipv6Nanos < 0 || copyNanos < 0) {
      throw new IllegalArgumentException("no span and no limit is below 0");
    }
  }

  /** The same with another limit of memory. */
  public ReassemblyOptions withMaxBytes(long bytes) {
    return new ReassemblyOptions(bytes, ipv4Nanos, ipv6Nanos, copyNanos);
  }
}
