// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import pingsift.decode.IcmpMessage;

/**
 * Hears what happens to iStreams, in the order in which it is certain. What it does not override,
 * it does not hear.
 *
 * <p>For one frame: first what the passing of time decided (exchanges given up, iStreams ended,
 * oldest first), then iStreams evicted to make room for a new one, then {@link #opened} or {@link
 * #active}, then {@link #request} or {@link #reply} ({@link #error} for an error), then the
 * exchange that the reply decides, then iStreams evicted because memory ran over. A request that
 * exceeds its iStream's limit of open ones has the oldest of them given up just before it.
 * Everything handed over is borrowed for the call. The iStream's counts already include what is
 * reported.
 */
public interface StreamListener {
  default void opened(EchoStream stream) {}

  /** An Echo Request joined the iStream (mirrored copies are not reported). */
  default void request(EchoStream stream, IcmpMessage message) {}

  /** An Echo Reply joined the iStream (mirrored copies are not reported). */
  default void reply(EchoStream stream, IcmpMessage message) {}

  /** An exchange is decided: answered, given up, or a reply that nobody asked for. */
  default void exchange(EchoStream stream, Exchange exchange) {}

  /**
   * Facts of the iStream grew without a message joining it: a mirrored copy was counted, or a reply
   * in another iStream answered its request.
   */
  default void grown(EchoStream stream) {}

  /**
   * An ICMP error quotes a message of the iStream; it is no message of it. Mirrored copies are not
   * reported, but as {@link #grown}.
   */
  default void error(EchoStream stream, IcmpMessage error) {}

  /** The active timeout passed: called before the frame that shows it joins the iStream. */
  default void active(EchoStream stream) {}

  /** The iStream ended; its open exchanges were given up before. It is not used again. */
  default void ended(EchoStream stream, EndReason reason) {}
}
