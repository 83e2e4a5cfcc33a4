// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.capture.Frame;

/**
 * One decoded ICMPv4 or ICMPv6 message with the facts of the IP packet and the frame that carried
 * it.
 *
 * <p>A decoder overwrites it in place; its bytes are borrowed from the frame until the reader moves
 * on. {@link #copyFrom} makes a message that owns its Data. Addresses are 128 bits in two longs,
 * IPv4 as IPv4-mapped (RFC 4291, section 2.5.5.2). Not thread-safe.
 *
 * <p>It is one long class because it is one record of the wire: fields first, then their accessors.
 */
public final class IcmpMessage {
  /** Upper half of an IPv4-mapped address's low long. */
  public static final long IPV4_MAPPED = 0x0000_ffff_0000_0000L;

  /** The value of a number that this message does not have. */
  public static final int ABSENT = -1;

  /** The gap of a message that has none. */
  public static final long NO_GAP = Long.MIN_VALUE;

  private static final byte[] NONE = new byte[0];
  private static final long[] NO_FRAMES = new long[0];

  // the frame
  long frameNumber;
  long frameNumberInFile;
  String file = "";
  long timestampNanos;
  long captureAgeNanos;
  int frameLen;
  int frameCapLen;
  int linkType;
  byte[] frameBuffer = NONE;
  int frameOffset;

  /** The decoder's, overwritten with the next frame; in a copy one that never changes. */
  Path path = Path.PLAIN;

  // all frames, where the packet came in fragments: their numbers and the sum of their lengths
  int fragments = 1;
  long[] fragmentFrames = NO_FRAMES;
  long framesLen;

  // the IP packet
  int ipVersion;
  long srcHigh;
  long srcLow;
  long dstHigh;
  long dstLow;
  int ttl;
  int tos;
  int ipId = ABSENT;
  boolean dontFragment;
  int optionsLen;
  int destinationOptionsLen;

  // the ICMP message
  int type;
  int code;
  int checksum;
  long restOfHeader = ABSENT;

  /** Null until someone asks: it costs a walk over the Data. */
  @Nullable ChecksumStatus checksumStatus;

  int identifier = ABSENT;
  int sequence = ABSENT;
  final Bytes data = new Bytes();

  private long gapNanos = NO_GAP;

  /** Null until an error is asked for the packet it quotes; then used again. */
  private @Nullable QuotedPacket quoted;

  /** Null until a part of the body is asked for; then used again. */
  private @Nullable Bytes part;

  private byte[] owned = NONE;
  private long[] ownedFrames = NO_FRAMES;

  /** For VLAN tags that were kept as a number. */
  private @Nullable Path restored;

  /**
   * The frame's place in the whole input, from 1. Of a packet that came in fragments, this and all
   * else about the frame is the frame that came last.
   */
  public long frameNumber() {
    return frameNumber;
  }

  /** The frame's place in its own file, from 1. */
  public long frameNumberInFile() {
    return frameNumberInFile;
  }

  /** The capture file that held the frame. */
  public String file() {
    return file;
  }

  /** When the frame was captured, in nanoseconds since the epoch, UTC. */
  public long timestampNanos() {
    return timestampNanos;
  }

  /**
   * How long the capture had run: nanoseconds since the timestamp of the first frame that was
   * decoded, 0 or more.
   */
  public long captureAgeNanos() {
    return captureAgeNanos;
  }

  /** Bytes of the frame on the wire. */
  public int frameLen() {
    return frameLen;
  }

  /** Bytes of the frame in the capture. */
  public int frameCapLen() {
    return frameCapLen;
  }

  /** The link type of the frame, by the tcpdump registry. */
  public int linkType() {
    return linkType;
  }

  /**
   * The array that holds the whole frame from {@link #frameOffset()} on; empty after {@link
   * #copyFrom}.
   */
  public byte[] frameBuffer() {
    return frameBuffer;
  }

  public int frameOffset() {
    return frameOffset;
  }

  /** What the frame carried the packet through: VLAN tags, MPLS labels, tunnels. */
  public Path path() {
    return path;
  }

  /** How many VLAN tags (802.1Q, 802.1ad) the frame carries, 0..{@value Path#MAX_VLANS}. */
  public int vlanCount() {
    return path.vlanCount();
  }

  /** The VLAN id, 0..4095, of a tag; 0 is the outermost. */
  public int vlan(int index) {
    return path.vlan(index);
  }

  /** 4 or 6. */
  public int ipVersion() {
    return ipVersion;
  }

  public long srcHigh() {
    return srcHigh;
  }

  public long srcLow() {
    return srcLow;
  }

  public long dstHigh() {
    return dstHigh;
  }

  public long dstLow() {
    return dstLow;
  }

  /** The time to live (RFC 791) or the hop limit (RFC 8200), 0..255. */
  public int ttl() {
    return ttl;
  }

  /** Type of service (RFC 791) or traffic class (RFC 8200), 0..255. */
  public int tos() {
    return tos;
  }

  /** The IPv4 identification, 0..65535; {@link #ABSENT} on IPv6. */
  public int ipId() {
    return ipId;
  }

  /** The IPv4 "don't fragment" flag; false on IPv6. */
  public boolean dontFragment() {
    return dontFragment;
  }

  /** How many fragments the packet came in, copies not counted; 1 where it was whole. */
  public int fragments() {
    return fragments;
  }

  /** The number of the frame that brought a fragment, in the order in which they came, from 0. */
  public long fragmentFrame(int index) {
    return fragments > 1 ? fragmentFrames[index] : frameNumber;
  }

  /** Bytes on the wire of all frames that brought the packet. */
  public long framesLen() {
    return fragments > 1 ? framesLen : frameLen;
  }

  /** Bytes of IPv4 options, or of IPv6 extension headers of all kinds. */
  public int optionsLen() {
    return optionsLen;
  }

  /** Length of all IPv6 destination options headers in bytes; 0 for IPv4. RFC 8200, section 4.6. */
  public int destinationOptionsLen() {
    return destinationOptionsLen;
  }

  public int type() {
    return type;
  }

  public int code() {
    return code;
  }

  /** The checksum field as sent, 0..65535. */
  public int checksum() {
    return checksum;
  }

  /**
   * Whether the checksum agrees with the bytes it covers: for ICMPv6 also the addresses, the final
   * destination where a routing header names it.
   *
   * <p>Computed on the first call, so the message's bytes must still be valid then; a copy can be
   * asked as long as it lives.
   */
  public ChecksumStatus checksumStatus() {
    ChecksumStatus status = checksumStatus;
    if (status == null) {
      status = InternetChecksum.status(this);
      checksumStatus = status;
    }
    return status;
  }

  /**
   * The four bytes between checksum and Data as one big-endian number, 0..2^32-1: what they mean
   * depends on the type. {@link #ABSENT} where the message is shorter or the capture cut it.
   */
  public long restOfHeader() {
    return restOfHeader;
  }

  /**
   * The Identifier, big-endian, 0..65535; {@link #ABSENT} where the type has none or the message
   * ends before it.
   *
   * <p>These types have one: Echo, Timestamp, Information and Address Mask (RFC 792, RFC 950),
   * Domain Name (RFC 1788) and Extended Echo (RFC 8335) with their replies.
   */
  public int identifier() {
    return identifier;
  }

  /**
   * The Sequence Number, big-endian, 0..65535, of Extended Echo 0..255; {@link #ABSENT} where the
   * type has none or the message ends before it.
   */
  public int sequence() {
    return sequence;
  }

  /**
   * What follows the eight bytes of ICMP header, for any type: the Data of an Echo message (RFC
   * 792, page 14; RFC 4443, section 4.1). Its wire length is what the IP header announced, which
   * may be more than the frame had; empty in a message of four to seven bytes.
   */
  public Bytes data() {
    return data;
  }

  /**
   * The pause since the message before it in the same direction of its iStream, in nanoseconds;
   * {@link #NO_GAP} for the first one. Not of the wire: whoever follows iStreams notes it here.
   */
  public long gapNanos() {
    return gapNanos;
  }

  /** Notes the pause since the message before. */
  public void noteGap(long nanos) {
    this.gapNanos = nanos;
  }

  public boolean isEchoRequest() {
    return ipVersion == 4 ? type == 8 : type == 128;
  }

  public boolean isEchoReply() {
    return ipVersion == 4 ? type == 0 : type == 129;
  }

  /** An Echo Request or Reply with whole identifier and sequence number, of any code. */
  public boolean isEcho() {
    return sequence != ABSENT && (isEchoRequest() || isEchoReply());
  }

  /** What the registry says of the type. */
  public TypeStatus typeStatus() {
    return TypeStatus.of(ipVersion, type);
  }

  /** Whether messages of the type quote the packet that they are about. */
  public boolean isError() {
    return QuotedPacket.isQuotedBy(ipVersion, type);
  }

  /**
   * The packet that an error quotes; null where the type quotes none, or less than its IP header is
   * there or makes sense.
   *
   * <p>Read on the first call, so the message's bytes must still be valid then. Borrowed: it is
   * overwritten with this message.
   */
  public @Nullable QuotedPacket quoted() {
    if (!isError()) {
      return null;
    }
    QuotedPacket packet = quoted;
    if (packet == null) {
      packet = new QuotedPacket();
      quoted = packet;
    }
    return packet.read(this) ? packet : null;
  }

  /**
   * The link-layer address that a message of neighbour discovery tells, with the padding of its
   * option; null where it tells none. Borrowed as the message's Data is.
   */
  public @Nullable Bytes linkAddress() {
    return NeighborMessage.linkAddress(this, part()) ? part() : null;
  }

  /**
   * The name of the interface that an Extended Echo Request asks for, with the zeros behind it;
   * null where it does not name one. Borrowed as the message's Data is.
   */
  public @Nullable Bytes interfaceName() {
    return ExtendedEcho.interfaceName(this, part()) ? part() : null;
  }

  private Bytes part() {
    Bytes view = part;
    if (view == null) {
      view = new Bytes();
      part = view;
    }
    return view;
  }

  private void forgetQuoted() {
    if (quoted != null) {
      quoted.forget();
    }
  }

  /** Takes over what is known of the frame itself. */
  void frame(Frame frame, long captureStartNanos) {
    forgetQuoted();
    frameNumber = frame.number();
    frameNumberInFile = frame.numberInFile();
    file = frame.file();
    timestampNanos = frame.timestampNanos();
    captureAgeNanos = Math.max(0, timestampNanos - captureStartNanos);
    frameLen = frame.len();
    frameCapLen = frame.capLen();
    linkType = frame.linkType();
    frameBuffer = frame.buffer();
    frameOffset = frame.offset();
    gapNanos = NO_GAP;
  }

  /** Takes over a path whose tags and tunnels were kept apart. */
  void restorePath(long vlanTags, Path tunnels) {
    if (vlanTags == 0 || tunnels != Path.PLAIN) {
      path = tunnels;
      return;
    }
    Path own = restored == null ? new Path() : restored;
    own.clear(vlanTags);
    restored = own;
    path = own;
  }

  /** Takes over which frames brought the packet; the array is borrowed. */
  void fragments(long[] frames, int count, long len) {
    fragments = count;
    fragmentFrames = frames;
    framesLen = len;
  }

  /** Takes over the path of another message, as one that never changes. */
  void copyPath(IcmpMessage other) {
    path = other.path.keptAs(path);
  }

  /** Takes over the facts of the IP packet of another message. */
  void copyPacket(IcmpMessage other) {
    ipVersion = other.ipVersion;
    srcHigh = other.srcHigh;
    srcLow = other.srcLow;
    dstHigh = other.dstHigh;
    dstLow = other.dstLow;
    ttl = other.ttl;
    tos = other.tos;
    ipId = other.ipId;
    dontFragment = other.dontFragment;
    optionsLen = other.optionsLen;
    destinationOptionsLen = other.destinationOptionsLen;
  }

  /** Room of the message's own for as many frame numbers as it has fragments. */
  long[] ownFragmentFrames() {
    if (ownedFrames.length < fragments) {
      ownedFrames = new long[Integer.highestOneBit(2 * fragments - 1)];
    }
    fragmentFrames = ownedFrames;
    return ownedFrames;
  }

  private void copyFragments(IcmpMessage other) {
    fragments = other.fragments;
    framesLen = other.framesLen;
    if (fragments > 1) {
      System.arraycopy(other.fragmentFrames, 0, ownFragmentFrames(), 0, fragments);
    }
  }

  /** Takes over the facts of another message; its Data and the frame's bytes are not kept. */
  public IcmpMessage copyFacts(IcmpMessage other) {
    frameNumber = other.frameNumber;
    frameNumberInFile = other.frameNumberInFile;
    file = other.file;
    timestampNanos = other.timestampNanos;
    captureAgeNanos = other.captureAgeNanos;
    frameLen = other.frameLen;
    frameCapLen = other.frameCapLen;
    linkType = other.linkType;
    frameBuffer = NONE;
    frameOffset = 0;
    copyPath(other);
    copyPacket(other);
    copyFragments(other);
    type = other.type;
    code = other.code;
    checksum = other.checksum;
    restOfHeader = other.restOfHeader;
    checksumStatus = other.checksumStatus;
    identifier = other.identifier;
    sequence = other.sequence;
    gapNanos = other.gapNanos;
    data.wrap(NONE, 0, 0, other.data.wireLength());
    forgetQuoted();
    return this;
  }

  /**
   * Takes over the facts of another message and copies its Data; the frame's other bytes are not
   * kept.
   */
  public IcmpMessage copyFrom(IcmpMessage other) {
    copyFacts(other);
    int length = other.data.length();
    if (owned.length < length) {
      owned = new byte[roomFor(length)];
    }
    System.arraycopy(other.data.array(), other.data.offset(), owned, 0, length);
    data.wrap(owned, 0, length, other.data.wireLength());
    return this;
  }

  /**
   * Takes over the facts of another message, and looks at its bytes where they are: valid as long
   * as those are.
   */
  public IcmpMessage view(IcmpMessage other) {
    copyFacts(other);
    frameBuffer = other.frameBuffer;
    frameOffset = other.frameOffset;
    Bytes bytes = other.data;
    data.wrap(bytes.array(), bytes.offset(), bytes.length(), bytes.wireLength());
    return this;
  }

  /** As {@link #copyFrom}, and keeps the bytes of the whole frame too. */
  public IcmpMessage copyWithFrame(IcmpMessage other) {
    copyFrom(other);
    int start = other.frameOffset;
    int end = Math.min(other.frameBuffer.length, start + other.frameCapLen);
    frameBuffer = Arrays.copyOfRange(other.frameBuffer, start, Math.max(start, end));
    return this;
  }

  /**
   * Common ping sizes exactly, others with room to grow, so that a stream of varying sizes settles
   * soon.
   */
  private static int roomFor(int length) {
    return length <= 64
        ? 64
        : Math.max(length, Math.min(65536, Integer.highestOneBit(length - 1) << 1));
  }
}
