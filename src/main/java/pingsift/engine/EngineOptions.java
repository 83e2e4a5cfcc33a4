// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import pingsift.stream.StreamOptions;

/**
 * How a run works.
 *
 * @param streams how iStreams are kept; histograms are kept where the rules ask for them, whatever
 *     this says
 * @param keepFrames whether alerts keep the bytes of the deciding frame
 */
public record EngineOptions(StreamOptions streams, boolean keepFrames) {
  public static final EngineOptions DEFAULT = new EngineOptions(StreamOptions.DEFAULT, false);
}
