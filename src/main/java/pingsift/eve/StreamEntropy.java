// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import pingsift.stream.EchoStream;

/**
 * The entropies of an iStream, computed once for all the places of a record that show them: each
 * takes a walk over its histograms. Used for one iStream after the other.
 */
final class StreamEntropy {
  private final long[] room = new long[256];
  private double all = Double.NaN;
  private double requests = Double.NaN;
  private double replies = Double.NaN;

  /** Reads those of an iStream; NaN where histograms are off. */
  StreamEntropy read(EchoStream stream) {
    all = stream.entropyBits(room);
    requests = stream.requestEntropyBits(room);
    replies = stream.replyEntropyBits(room);
    return this;
  }

  /** Of the Data of both directions, bits per byte. */
  double all() {
    return all;
  }

  double requests() {
    return requests;
  }

  double replies() {
    return replies;
  }
}
