// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import pingsift.bytes.Bytes;

/**
 * An Echo message written down in a row of bytes, in as little memory as holds it.
 *
 * <p>The bytes are its own ({@link KeptEcho}) or somebody else's ({@link BorrowedEcho}). {@link
 * #restore} makes an {@link IcmpMessage} of it again; the frame's bytes outside the Data are not
 * kept. Not thread-safe.
 */
public abstract class EchoRecord {
  /*
   * All facts stand in one array, and mostly the Data behind them, so that a message is two or three lines of
   * the processor's cache in a row; as objects it would be twice as many in four places. In words of
   * eight bytes:
   *
   *   0 time                          6 frame number
   *   1 VLAN tags of the path         7 frame number in file
   *   2 link type, ttl, tos,          8 length, captured length
   *     type, code                    9 gap
   *   3 ip.id, lengths of options    10 age of the capture
   *   4 checksum, fragments, flags   11 identifier, sequence number
   *   5 Data: length sent, kept      12 addresses: one word, or four
   *
   * Words 0 to 5 are what messages are compared by; a brief record ends there.
   * A path with labels or tunnels stands aside, as an object.
   * Behind the Data of a message that came in fragments: the length of all its frames, their numbers.
   */
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final int ADDRESSES = 12 * 8;
  static final int FACTS_V4 = ADDRESSES + 8;
  private static final int FACTS_V6 = ADDRESSES + 32;

  /** Up to here eight bytes at a time are compared, without a call. */
  private static final int SHORT = 64;

  /** Bytes of the facts of a brief record. */
  public static final int BRIEF_FACTS = 6 * 8;

  private static final int DONT_FRAGMENT = 1;
  private static final int CHECKSUM_SHIFT = 1;

  private static final ChecksumStatus[] STATUSES = ChecksumStatus.values();
  static final byte[] NOTHING = new byte[0];

  byte[] record = NOTHING;

  /** Where the facts begin. */
  int at;

  /** Where the Data is: mostly behind the facts. */
  byte[] body = NOTHING;

  int bodyAt;

  String file = "";
  Path tunnels = Path.PLAIN;

  EchoRecord() {}

  /** How many bytes the facts of a message take. */
  public static int factsSize(int ipVersion) {
    return ipVersion == 4 ? FACTS_V4 : FACTS_V6;
  }

  /** How many bytes so much of a message's Data takes, with what stands behind it. */
  public static int bodySize(IcmpMessage m, int dataLen) {
    return bodySize(m.fragments, dataLen);
  }

  private static int bodySize(int fragments, int dataLen) {
    return dataLen + (fragments > 1 ? 8 + 8 * fragments : 0);
  }

  /** Writes a message to where this is a view of; there is room. */
  final void write(IcmpMessage m, int dataLen) {
    writeBrief(m, dataLen);
    byte[] r = record;
    put(r, 6, m.frameNumber);
    put(r, 7, m.frameNumberInFile);
    put(r, 8, m.frameLen, m.frameCapLen);
    put(r, 9, m.gapNanos());
    put(r, 10, m.captureAgeNanos);
    put(r, 11, m.identifier, m.sequence);
    if (m.ipVersion == 4) {
      put(r, 12, (int) m.srcLow, (int) m.dstLow);
    } else {
      put(r, 12, m.srcHigh);
      put(r, 13, m.srcLow);
      put(r, 14, m.dstHigh);
      put(r, 15, m.dstLow);
    }
    if (m.fragments > 1) {
      writeFrames(m, bodyAt + dataLen);
    }
  }

  /** Writes what messages are compared by, and the Data. */
  final void writeBrief(IcmpMessage m, int dataLen) {
    byte[] r = record;
    put(r, 0, m.timestampNanos);
    put(r, 1, m.path.vlanTags());
    put(r, 2, m.linkType, m.ttl << 24 | m.tos << 16 | m.type << 8 | m.code);
    put(r, 3, m.ipId, m.destinationOptionsLen << 16 | (m.optionsLen & 0xffff));
    put(r, 4, m.checksum, m.fragments << 8 | flags(m));
    put(r, 5, m.data.wireLength(), dataLen);
    if (dataLen > 0) {
      System.arraycopy(m.data.array(), m.data.offset(), body, bodyAt, dataLen);
    }
  }

  private void writeFrames(IcmpMessage m, int from) {
    WORD.set(body, from, m.framesLen);
    for (int i = 0; i < m.fragments; i++) {
      WORD.set(body, from + 8 + 8 * i, m.fragmentFrame(i));
    }
  }

  private void restoreFrames(IcmpMessage m) {
    int from = bodyAt + dataLength();
    m.framesLen = (long) WORD.get(body, from);
    long[] frames = m.ownFragmentFrames();
    for (int i = 0; i < m.fragments; i++) {
      frames[i] = (long) WORD.get(body, from + 8 + 8 * i);
    }
  }

  private static int flags(IcmpMessage message) {
    ChecksumStatus status = message.checksumStatus;
    return (message.dontFragment ? DONT_FRAGMENT : 0)
        | (status == null ? 0 : status.ordinal() + 1) << CHECKSUM_SHIFT;
  }

  /**
   * Overwrites a message with the kept one and returns it. Its Data is borrowed: valid as long as
   * the record.
   */
  public final IcmpMessage restore(IcmpMessage m) {
    restoreFacts(m);
    m.data.wrap(body, bodyAt, dataLength(), dataWireLength());
    return m;
  }

  /** As {@link #restore}, without the Data, of which only the length sent is there. */
  public final IcmpMessage restoreFacts(IcmpMessage m) {
    m.timestampNanos = word(0);
    m.frameNumber = word(6);
    m.frameNumberInFile = word(7);
    m.file = file;
    m.frameLen = upper(8);
    m.frameCapLen = lower(8);
    m.frameBuffer = NOTHING;
    m.frameOffset = 0;
    m.restorePath(word(1), tunnels);
    m.linkType = upper(2);
    int octets = lower(2);
    m.ttl = octets >>> 24;
    m.tos = octets >>> 16 & 0xff;
    m.type = octets >>> 8 & 0xff;
    m.code = octets & 0xff;
    m.ipId = upper(3);
    m.optionsLen = lower(3) & 0xffff;
    m.destinationOptionsLen = lower(3) >>> 16;
    m.identifier = upper(11);
    m.sequence = lower(11);
    m.restOfHeader = (long) m.identifier << 16 | m.sequence;
    m.checksum = upper(4);
    int flags = lower(4) & 0xff;
    m.fragments = lower(4) >>> 8;
    if (m.fragments > 1) {
      restoreFrames(m);
    }
    m.dontFragment = (flags & DONT_FRAGMENT) != 0;
    int status = flags >>> CHECKSUM_SHIFT;
    m.checksumStatus = status == 0 ? null : STATUSES[status - 1];
    m.noteGap(word(9));
    m.captureAgeNanos = word(10);
    restoreAddresses(m);
    m.data.wrap(NOTHING, 0, 0, dataWireLength());
    return m;
  }

  private void restoreAddresses(IcmpMessage m) {
    if (isIpv4()) {
      m.ipVersion = 4;
      m.srcHigh = 0;
      m.srcLow = IcmpMessage.IPV4_MAPPED | Integer.toUnsignedLong(upper(12));
      m.dstHigh = 0;
      m.dstLow = IcmpMessage.IPV4_MAPPED | Integer.toUnsignedLong(lower(12));
    } else {
      m.ipVersion = 6;
      m.srcHigh = word(12);
      m.srcLow = word(13);
      m.dstHigh = word(14);
      m.dstLow = word(15);
    }
  }

  /** The frame's number in the whole input; a brief record has none. */
  public final long frameNumber() {
    return word(6);
  }

  public final long timestampNanos() {
    return word(0);
  }

  public final int code() {
    return lower(2) & 0xff;
  }

  /** The same ICMP code, as many bytes of Data sent, as many kept, and those equal. */
  public final boolean sameContent(IcmpMessage other) {
    return code() == other.code && sameData(other.data);
  }

  /** The IP packet's and the message's other marks by which a copy of a frame is known. */
  public final boolean samePacket(IcmpMessage other) {
    return upper(3) == other.ipId
        && lower(2) >>> 24 == other.ttl
        && upper(4) == other.checksum
        && other.path.sameAs(word(1), tunnels);
  }

  /** As many bytes of Data were sent, as many are kept, and those are equal. */
  public final boolean sameData(Bytes other) {
    return dataWireLength() == other.wireLength()
        && dataLength() == other.length()
        && sameStart(other, other.length());
  }

  /** Whatever the capture lost, the other Data was not sent with equal bytes. */
  public final boolean dataCertainlyDiffers(Bytes other) {
    return dataWireLength() != other.wireLength()
        || !sameStart(other, Math.min(dataLength(), other.length()));
  }

  private boolean sameStart(Bytes other, int length) {
    byte[] a = body;
    byte[] b = other.array();
    int ai = bodyAt;
    int bi = other.offset();
    int rest = length;
    if (rest >= 8 && (long) WORD.get(a, ai) != (long) WORD.get(b, bi)) {
      return false; // nearly all that differs does so at once
    }
    if (rest > SHORT) {
      return Arrays.equals(a, ai, ai + rest, b, bi, bi + rest);
    }
    for (; rest >= 8; rest -= 8) {
      if ((long) WORD.get(a, ai) != (long) WORD.get(b, bi)) {
        return false;
      }
      ai += 8;
      bi += 8;
    }
    for (; rest > 0; rest--) {
      if (a[ai++] != b[bi++]) {
        return false;
      }
    }
    return true;
  }

  private int dataWireLength() {
    return upper(5);
  }

  /** How many bytes of the Data are kept. */
  public final int dataLength() {
    return lower(5);
  }

  /** How many bytes the Data takes, with what stands behind it; a brief record has only Data. */
  public final int bodySize() {
    return bodySize(lower(4) >>> 8, dataLength());
  }

  /** Echo over IPv6 has the types 128 and 129, over IPv4 0 and 8. */
  private boolean isIpv4() {
    return (lower(2) >>> 8 & 0xff) < 128;
  }

  private void put(byte[] room, int word, long value) {
    WORD.set(room, at + 8 * word, value);
  }

  private void put(byte[] room, int word, int upper, int lower) {
    WORD.set(room, at + 8 * word, (long) upper << 32 | Integer.toUnsignedLong(lower));
  }

  private long word(int word) {
    return (long) WORD.get(record, at + 8 * word);
  }

  private int upper(int word) {
    return (int) (word(word) >>> 32);
  }

  private int lower(int word) {
    return (int) word(word);
  }
}
