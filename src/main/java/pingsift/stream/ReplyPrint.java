// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.decode.IcmpMessage;

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

  private long clock;
  private long path;
  private int ipId;
  private int ttl;
  private int checksum;
  private int sequence;
  private int code;
  private boolean likeRequest;

  /** Its Data unless that is like the request's; the array is this print's own and used again. */
  private @Nullable Bytes kept;

  /**
   * Keeps a reply that arrived at {@code clock}, its Data only where it has no request or the
   * request's is other; returns how many bytes this has grown.
   */
  int keep(IcmpMessage reply, @Nullable RequestSlot request, long clock) {
    this.clock = clock;
    path = reply.path();
    ipId = reply.ipId();
    ttl = reply.ttl();
    checksum = reply.checksum();
    sequence = reply.sequence();
    code = reply.code();
    Bytes data = reply.data();
    likeRequest = request != null && request.sameData(data);
    if (likeRequest) {
      return 0;
    }
    int before = bytes();
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
  boolean sameBytes(IcmpMessage reply, @Nullable RequestSlot request) {
    return code == reply.code() && sameData(reply.data(), request);
  }

  private boolean sameData(Bytes data, @Nullable RequestSlot request) {
    if (likeRequest) {
      return request != null && request.sameData(data);
    }
    Bytes own = kept;
    return own != null
        && own.wireLength() == data.wireLength()
        && own.length() == data.length()
        && Arrays.equals(
            own.array(),
            own.offset(),
            own.offset() + own.length(),
            data.array(),
            data.offset(),
            data.offset() + data.length());
  }

  /**
   * Whether a reply is the kept frame once more, as a port mirror delivers it: the same bytes in
   * the same IP packet, at most {@code span} nanoseconds later.
   */
  boolean sameFrame(IcmpMessage reply, @Nullable RequestSlot request, long clock, long span) {
    return clock <= EchoStreamTable.after(this.clock, span)
        && sequence == reply.sequence()
        && path == reply.path()
        && ipId == reply.ipId()
        && ttl == reply.ttl()
        && checksum == reply.checksum()
        && sameBytes(reply, request);
  }

  int bytes() {
    Bytes data = kept;
    return OBJECT_BYTES + (data == null ? 0 : BYTES_BYTES + ARRAY_HEADER + data.array().length);
  }
}
