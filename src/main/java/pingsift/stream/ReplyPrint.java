// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Path;

/**
 * What is kept of a reply to recognise it when it comes again.
 *
 * <p>Bytes are compared, not hashes: a hash can be met on purpose. An ordinary ping's reply carries
 * its request's Data, so then only that fact is kept.
 */
final class ReplyPrint {
  private static final int OBJECT_BYTES = 56;
  private static final int BYTES_BYTES = 32;
  private static final int ARRAY_HEADER = 16;

  /** The request's Data for a reply without a request. */
  static final Bytes NO_DATA = new Bytes();

  private long clock;
  private Path path = Path.PLAIN;
  private int ipId;
  private int ttl;
  private int checksum;
  private int sequence;
  private int code;
  private boolean likeRequest;

  /** Its Data unless that is like the request's; the array is this print's own and used again. */
  private @Nullable Bytes kept;

  /**
   * Keeps a reply that arrived at {@code clock}, its Data only where the request's is other;
   * returns how many bytes this has grown.
   */
  int keep(IcmpMessage reply, Bytes requestData, long clock) {
    this.clock = clock;
    int before = bytes();
    path = reply.path().keptAs(path);
    ipId = reply.ipId();
    ttl = reply.ttl();
    checksum = reply.checksum();
    sequence = reply.sequence();
    code = reply.code();
    Bytes data = reply.data();
    likeRequest = DataComparison.alike(data, requestData);
    if (likeRequest) {
      return bytes() - before;
    }
    Bytes room = kept == null ? new Bytes() : kept;
    int length = data.length();
    byte[] owned =
        room.array().length >= length
            ? room.array()
            : new byte[Math.max(32, Integer.highestOneBit(2 * length - 1))];
    System.arraycopy(data.array(), data.offset(), owned, 0, length);
    kept = room.wrap(owned, 0, length, data.wireLength());
    return bytes() - before;
  }

  /** Whether a reply repeats the kept one: same code, same Data. */
  boolean sameBytes(IcmpMessage reply, Bytes requestData) {
    Bytes data = likeRequest ? requestData : kept;
    return data != null && code == reply.code() && DataComparison.alike(data, reply.data());
  }

  /**
   * Whether a reply is the kept frame once more, as a port mirror delivers it: the same bytes in
   * the same IP packet, at most {@code span} nanoseconds later.
   */
  boolean sameFrame(IcmpMessage reply, Bytes requestData, long clock, long span) {
    return clock <= EchoStreamTable.after(this.clock, span)
        && sequence == reply.sequence()
        && path.sameAs(reply.path())
        && ipId == reply.ipId()
        && ttl == reply.ttl()
        && checksum == reply.checksum()
        && sameBytes(reply, requestData);
  }

  int bytes() {
    Bytes data = kept;
    return OBJECT_BYTES
        + path.bytes()
        + (data == null ? 0 : BYTES_BYTES + ARRAY_HEADER + data.array().length);
  }
}
