// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.util.Locale;
import pingsift.bytes.IpAddress;
import pingsift.stream.EchoStream;

/** What files call an iStream. */
public final class IStreamFile {
  private IStreamFile() {}

  /**
   * A name without its ending, the same whenever the same capture is read with the same timeouts:
   * {@code 0007-10.0.0.5-203.0.113.9-id15}. Colons of IPv6 addresses, which some file systems do
   * not take, are underscores.
   */
  public static String name(EchoStream stream) {
    return String.format(
            Locale.ROOT,
            "%04d-%s-%s-id%d",
            stream.index(),
            requester(stream),
            responder(stream),
            stream.identifier())
        .replace(':', '_');
  }

  /** A sentence for people: {@code iStream 7: 10.0.0.5 > 203.0.113.9, id 15}. */
  public static String comment(EchoStream stream) {
    String segment = stream.segment() > 1 ? ", segment " + stream.segment() : "";
    return "iStream %d: %s > %s, id %d%s"
        .formatted(
            stream.index(), requester(stream), responder(stream), stream.identifier(), segment);
  }

  private static String requester(EchoStream stream) {
    return IpAddress.text(stream.ipVersion(), stream.requesterHigh(), stream.requesterLow());
  }

  private static String responder(EchoStream stream) {
    return IpAddress.text(stream.ipVersion(), stream.responderHigh(), stream.responderLow());
  }
}
