// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

/** Why an iStream ended. */
public enum EndReason {
  /** No frame for the inactive timeout. */
  INACTIVE,
  /** The capture ended. */
  CAPTURE_END,
  /** A limit on memory or on the number of iStreams: it was the least recently active one. */
  EVICTED
}
