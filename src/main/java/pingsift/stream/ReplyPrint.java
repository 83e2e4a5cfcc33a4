// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import pingsift.bytes.Bytes;
import pingsift.bytes.Mixer;
import pingsift.decode.EchoRecord;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Path;

/**
 * What is kept of a reply to recognise it when it comes again: {@value #BYTES} bytes in a row.
 *
 * <p>An ordinary ping's reply carries its request's Data, so then only that fact is kept. Of other
 * Data it is a hash under the table's secret: nobody can draw Data that meets it, and by chance two
 * agree once in 2^64.
 */
final class ReplyPrint {
  /*
   * In words of eight bytes:
   *
   *   0 capture time at its arrival
   *   1 VLAN tags of its path; labels and tunnels stand aside
   *   2 like the request, code, ttl, checksum, ip.id      1, 8, 8, 16 and 16 bits from bit 48 down
   *   3 hash of sequence number and Data, unless like the request's
   */
  static final int BYTES = 4 * Long.BYTES;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long LIKE_REQUEST = 1L << 48;

  private ReplyPrint() {}

  /** Writes down a reply that has the Data of its request. */
  static void writeLikeRequest(byte[] room, int at, IcmpMessage reply, long clock) {
    write(room, at, reply, clock, marks(reply) | LIKE_REQUEST, 0);
  }

  /** Writes down a reply that has other Data, or no request. */
  static void write(byte[] room, int at, IcmpMessage reply, long clock, Mixer mixer) {
    write(room, at, reply, clock, marks(reply), hash(reply, mixer));
  }

  private static void write(
      byte[] room, int at, IcmpMessage reply, long clock, long marks, long hash) {
    WORD.set(room, at, clock);
    WORD.set(room, at + 8, reply.path().vlanTags());
    WORD.set(room, at + 16, marks);
    WORD.set(room, at + 24, hash);
  }

  private static long marks(IcmpMessage reply) {
    return (long) reply.code() << 40
        | (long) reply.ttl() << 32
        | Integer.toUnsignedLong(reply.checksum() << 16 | (reply.ipId() & 0xffff));
  }

  private static long hash(IcmpMessage reply, Mixer mixer) {
    Bytes data = reply.data();
    long lengths = (long) data.wireLength() << 32 | data.length();
    return mixer.mix(mixer.mix(lengths, reply.sequence()), data);
  }

  /** Whether a reply repeats the one written down: same code, same Data. */
  static boolean sameBytes(
      byte[] room, int at, IcmpMessage reply, EchoRecord request, Mixer mixer) {
    long marks = word(room, at + 16);
    if ((marks >>> 40 & 0xff) != reply.code()) {
      return false;
    }
    return (marks & LIKE_REQUEST) != 0
        ? request.sameData(reply.data())
        : word(room, at + 24) == hash(reply, mixer);
  }

  /** As {@link #sameBytes}, of a reply that was written down without a request. */
  static boolean sameBytes(byte[] room, int at, IcmpMessage reply, Mixer mixer) {
    return (word(room, at + 16) >>> 40 & 0xff) == reply.code()
        && word(room, at + 24) == hash(reply, mixer);
  }

  /**
   * Whether a reply with the same bytes is also in the same IP packet on the same path, at most
   * {@code span} nanoseconds later: the frame once more, as a port mirror delivers it.
   */
  static boolean samePacket(
      byte[] room, int at, Path tunnels, IcmpMessage reply, long clock, long span) {
    return clock <= EchoStreamTable.after(word(room, at), span)
        && (word(room, at + 16) & ~LIKE_REQUEST) == marks(reply)
        && reply.path().sameAs(word(room, at + 8), tunnels);
  }

  private static long word(byte[] room, int at) {
    return (long) WORD.get(room, at);
  }
}
