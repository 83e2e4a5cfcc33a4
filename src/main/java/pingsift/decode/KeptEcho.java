// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import pingsift.bytes.Bytes;

/**
 * A copy of an Echo message in as little memory as holds it: for those that keep many and look at
 * few.
 *
 * <p>{@link #restore} makes an {@link IcmpMessage} of it again. The frame's bytes outside the Data
 * are not kept. Empty until the first {@link #keep} or {@link #keepFacts}; its memory is used again
 * by the next. Not thread-safe.
 */
public class KeptEcho {
  /*
   * All facts stand in one array with the Data behind them, so that a message is two or three lines of
   * the processor's cache in a row; as objects it would be twice as many in four places. In words of
   * eight bytes:
   *
   *   0 time                    4 VLAN tags of the path         8 checksum, fragments, flags
   *   1 frame number            5 link type, ttl, tos,          9 gap
   *   2 frame number in file      type, code                   10 Data: length sent, length kept
   *   3 length, captured length 6 ip.id, lengths of options    11 age of the capture
   *                             7 identifier, sequence number 12 addresses: one word, or four
   *
   * A path with labels or tunnels stands aside, as an object.
   * Behind the Data of a message that came in fragments: the length of all its frames, their numbers.
   */
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final int ADDRESSES = 12 * 8;
  private static final int FACTS_V4 = ADDRESSES + 8;
  private static final int FACTS_V6 = ADDRESSES + 32;

  /** Room for the Data of an ordinary ping, Linux' 56 bytes, without another array. */
  private static final int ORDINARY = FACTS_V4 + 56;

  private static final int DONT_FRAGMENT = 1;
  private static final int CHECKSUM_SHIFT = 1;

  private static final ChecksumStatus[] STATUSES = ChecksumStatus.values();
  private static final byte[] NOTHING = new byte[0];

  private byte[] record = NOTHING;
  private String file = "";
  private Path tunnels = Path.PLAIN;

  /** Takes over a message with its Data; {@link IcmpMessage#isEcho()} holds. */
  public final void keep(IcmpMessage message) {
    Bytes data = message.data();
    int facts = writeFacts(message, data.length());
    System.arraycopy(data.array(), data.offset(), record, facts, data.length());
  }

  /** Takes over a message without its Data, of which only the length sent is kept. */
  public final void keepFacts(IcmpMessage message) {
    writeFacts(message, 0);
  }

  private int writeFacts(IcmpMessage m, int dataLen) {
    int facts = m.ipVersion == 4 ? FACTS_V4 : FACTS_V6;
    byte[] r = record;
    int frames = m.fragments > 1 ? 8 + 8 * m.fragments : 0;
    int length = facts + dataLen + frames;
    if (r.length < length) {
      r = new byte[dataLen == 0 ? length : roomFor(length)];
      record = r;
    }
    file = m.file;
    tunnels = m.path.tunnelsKeptAs(tunnels);
    put(r, 0, m.timestampNanos);
    put(r, 1, m.frameNumber);
    put(r, 2, m.frameNumberInFile);
    put(r, 3, m.frameLen, m.frameCapLen);
    put(r, 4, m.path.vlanTags());
    put(r, 5, m.linkType, m.ttl << 24 | m.tos << 16 | m.type << 8 | m.code);
    put(r, 6, m.ipId, m.destinationOptionsLen << 16 | (m.optionsLen & 0xffff));
    put(r, 7, m.identifier, m.sequence);
    put(r, 8, m.checksum, m.fragments << 8 | flags(m));
    put(r, 9, m.gapNanos());
    put(r, 10, m.data.wireLength(), dataLen);
    put(r, 11, m.captureAgeNanos);
    if (m.ipVersion == 4) {
      put(r, 12, (int) m.srcLow, (int) m.dstLow);
    } else {
      put(r, 12, m.srcHigh);
      put(r, 13, m.srcLow);
      put(r, 14, m.dstHigh);
      put(r, 15, m.dstLow);
    }
    if (frames > 0) {
      writeFrames(m, facts + dataLen);
    }
    return facts;
  }

  private void writeFrames(IcmpMessage m, int at) {
    WORD.set(record, at, m.framesLen);
    for (int i = 0; i < m.fragments; i++) {
      WORD.set(record, at + 8 + 8 * i, m.fragmentFrame(i));
    }
  }

  private void restoreFrames(IcmpMessage m) {
    int at = facts(record) + dataLength();
    m.framesLen = (long) WORD.get(record, at);
    long[] frames = m.ownFragmentFrames();
    for (int i = 0; i < m.fragments; i++) {
      frames[i] = (long) WORD.get(record, at + 8 + 8 * i);
    }
  }

  private static int flags(IcmpMessage message) {
    ChecksumStatus status = message.checksumStatus;
    return (message.dontFragment ? DONT_FRAGMENT : 0)
        | (status == null ? 0 : status.ordinal() + 1) << CHECKSUM_SHIFT;
  }

  /**
   * Common ping sizes exactly, others with room to grow, so that a stream of varying sizes settles
   * soon.
   */
  private static int roomFor(int length) {
    return length <= ORDINARY ? ORDINARY : Integer.highestOneBit(length - 1) << 1;
  }

  /**
   * Overwrites a message with the kept one and returns it. Its Data is borrowed: valid until the
   * next {@link #keep}.
   */
  public final IcmpMessage restore(IcmpMessage m) {
    restoreFacts(m);
    m.data.wrap(record, facts(record), dataLength(), dataWireLength());
    return m;
  }

  /** As {@link #restore}, without the Data, of which only the length sent is there. */
  public final IcmpMessage restoreFacts(IcmpMessage m) {
    byte[] r = record;
    m.timestampNanos = word(r, 0);
    m.frameNumber = word(r, 1);
    m.frameNumberInFile = word(r, 2);
    m.file = file;
    m.frameLen = upper(r, 3);
    m.frameCapLen = lower(r, 3);
    m.frameBuffer = NOTHING;
    m.frameOffset = 0;
    m.restorePath(word(r, 4), tunnels);
    m.linkType = upper(r, 5);
    int octets = lower(r, 5);
    m.ttl = octets >>> 24;
    m.tos = octets >>> 16 & 0xff;
    m.type = octets >>> 8 & 0xff;
    m.code = octets & 0xff;
    m.ipId = upper(r, 6);
    m.optionsLen = lower(r, 6) & 0xffff;
    m.destinationOptionsLen = lower(r, 6) >>> 16;
    m.identifier = upper(r, 7);
    m.sequence = lower(r, 7);
    m.restOfHeader = (long) m.identifier << 16 | m.sequence;
    m.checksum = upper(r, 8);
    int flags = lower(r, 8) & 0xff;
    m.fragments = lower(r, 8) >>> 8;
    if (m.fragments > 1) {
      restoreFrames(m);
    }
    m.dontFragment = (flags & DONT_FRAGMENT) != 0;
    int status = flags >>> CHECKSUM_SHIFT;
    m.checksumStatus = status == 0 ? null : STATUSES[status - 1];
    m.noteGap(word(r, 9));
    m.captureAgeNanos = word(r, 11);
    restoreAddresses(m, r);
    m.data.wrap(NOTHING, 0, 0, dataWireLength());
    return m;
  }

  private static void restoreAddresses(IcmpMessage m, byte[] r) {
    if (isIpv4(r)) {
      m.ipVersion = 4;
      m.srcHigh = 0;
      m.srcLow = IcmpMessage.IPV4_MAPPED | Integer.toUnsignedLong(upper(r, 12));
      m.dstHigh = 0;
      m.dstLow = IcmpMessage.IPV4_MAPPED | Integer.toUnsignedLong(lower(r, 12));
    } else {
      m.ipVersion = 6;
      m.srcHigh = word(r, 12);
      m.srcLow = word(r, 13);
      m.dstHigh = word(r, 14);
      m.dstLow = word(r, 15);
    }
  }

  public final long timestampNanos() {
    return word(record, 0);
  }

  public final int sequence() {
    return lower(record, 7);
  }

  public final int code() {
    return lower(record, 5) & 0xff;
  }

  /** The same ICMP code, as many bytes of Data sent, as many kept, and those equal. */
  public final boolean sameContent(IcmpMessage other) {
    return code() == other.code && sameData(other.data);
  }

  /** The IP packet's and the message's other marks by which a copy of a frame is known. */
  public final boolean samePacket(IcmpMessage other) {
    byte[] r = record;
    return upper(r, 6) == other.ipId
        && lower(r, 5) >>> 24 == other.ttl
        && upper(r, 8) == other.checksum
        && other.path.sameAs(word(r, 4), tunnels);
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
    int facts = facts(record);
    return Arrays.equals(
        record, facts, facts + length, other.array(), other.offset(), other.offset() + length);
  }

  /** Bytes of memory that the array takes with its header, and the tunnels. */
  public final int recordBytes() {
    return (record.length == 0 ? 0 : 16 + record.length) + tunnels.bytes();
  }

  private int dataWireLength() {
    return upper(record, 10);
  }

  private int dataLength() {
    return lower(record, 10);
  }

  /** Echo over IPv6 has the types 128 and 129, over IPv4 0 and 8. */
  private static boolean isIpv4(byte[] record) {
    return (lower(record, 5) >>> 8 & 0xff) < 128;
  }

  private static int facts(byte[] record) {
    return isIpv4(record) ? FACTS_V4 : FACTS_V6;
  }

  private static void put(byte[] record, int word, long value) {
    WORD.set(record, 8 * word, value);
  }

  private static void put(byte[] record, int word, int upper, int lower) {
    WORD.set(record, 8 * word, (long) upper << 32 | Integer.toUnsignedLong(lower));
  }

  private static long word(byte[] record, int word) {
    return (long) WORD.get(record, 8 * word);
  }

  private static int upper(byte[] record, int word) {
    return (int) (word(record, word) >>> 32);
  }

  private static int lower(byte[] record, int word) {
    return (int) word(record, word);
  }
}
