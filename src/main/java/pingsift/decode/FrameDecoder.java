// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import pingsift.capture.Frame;

/** Finds the ICMP message of a frame. */
public final class FrameDecoder {
  /**
   * Overwrites {@code message} with the ICMP message of {@code frame}; its fields mean something
   * only on {@link Outcome#ICMP}.
   */
  public Outcome decode(Frame frame, IcmpMessage message) {
    return Outcome.NOT_IP;
  }
}
