// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import pingsift.stream.EchoStream;

/**
 * The entropies of an iStream, computed once for all the places of a record that show them: each
 * takes a walk over its histograms.
 *
 * @param all of the Data of both directions, bits per byte; NaN where histograms are off
 * @param requests of the requests' Data
 * @param replies of the replies' Data
 */
record StreamEntropy(double all, double requests, double replies) {
  static StreamEntropy of(EchoStream stream) {
    return new StreamEntropy(
        stream.entropyBits(), stream.requestEntropyBits(), stream.replyEntropyBits());
  }
}
