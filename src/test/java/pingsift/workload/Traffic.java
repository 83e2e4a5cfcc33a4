// SPDX-License-Identifier: Apache-2.0
package pingsift.workload;

/** Makes one frame after the other. */
interface Traffic {
  /** Writes the next frame; the time is for protocols that send it along. */
  void next(FrameBuilder frame, long seconds, int micros);
}
