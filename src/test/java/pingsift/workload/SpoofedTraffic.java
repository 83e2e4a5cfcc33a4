// SPDX-License-Identifier: Apache-2.0
package pingsift.workload;

import java.nio.ByteBuffer;
import java.util.Random;

/**
 * Echo Requests to one host, each with a source address and an identifier that were made up. No
 * address comes twice in four billion frames, so each frame is an iStream of its own.
 */
final class SpoofedTraffic implements Traffic {
  private static final FrameBuilder.Host VICTIM = Hosts.host(false, 2, 1);
  private static final int DATA_LEN = 56;
  private static final int ODD = 0x9E37_79B1; // steps through all 32-bit numbers

  private final Random random;
  private int address;
  private final byte[] data = new byte[DATA_LEN];

  SpoofedTraffic(long seed) {
    random = new Random(seed);
    random.nextBytes(data);
  }

  @Override
  public void next(FrameBuilder frame, long seconds, int micros) {
    address += ODD;
    byte[] source = ByteBuffer.allocate(4).putInt(address).array();
    int at = frame.begin(new FrameBuilder.Host(source), VICTIM, FrameBuilder.ICMP, 64, 1);
    frame.put16(at, 8 << 8);
    frame.put16(at + 4, random.nextInt(1 << 16));
    frame.put16(at + 6, 1);
    frame.put(at + 8, data, 0, DATA_LEN);
    frame.end(at, at + 8 + DATA_LEN, at + 2);
  }
}
