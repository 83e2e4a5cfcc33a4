// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import org.jspecify.annotations.Nullable;
import pingsift.decode.Anomaly;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;

/**
 * A kind of anomaly, seen for the first time in an iStream, or outside any.
 *
 * @param timestampNanos of its frame, nanoseconds since the epoch
 * @param frame number of its frame in the whole input, from 1
 * @param file that held the frame
 * @param packet the facts of the IP packet, owned by the record; null where none was reached
 * @param hasIcmp whether the packet's type and code are known too
 * @param stream the iStream of the message, or null
 */
public record AnomalyRecord(
    Anomaly kind,
    long timestampNanos,
    long frame,
    String file,
    @Nullable IcmpMessage packet,
    boolean hasIcmp,
    @Nullable EchoStream stream) {}
