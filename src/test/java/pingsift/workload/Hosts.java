// SPDX-License-Identifier: Apache-2.0
package pingsift.workload;

import java.nio.ByteBuffer;

/** Addresses for made-up traffic: 10.NET.x.y, or below 2001:db8::/32 (RFC 3849). */
final class Hosts {
  private Hosts() {}

  static FrameBuilder.Host host(boolean version6, int net, int index) {
    if (version6) {
      return new FrameBuilder.Host(
          ByteBuffer.allocate(16).putInt(0x2001_0db8).putInt(net).putLong(index + 1L).array());
    }
    return new FrameBuilder.Host(new byte[] {10, (byte) net, (byte) (index >>> 8), (byte) index});
  }
}
