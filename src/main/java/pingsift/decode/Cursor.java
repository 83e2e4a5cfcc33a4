// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import pingsift.capture.Frame;

/**
 * Where the decoding of a frame stands: what is left of it, and what an outer layer found that an
 * inner one needs.
 *
 * <p>All positions are indices into {@link #buffer}. Always {@code at <= end <= wireEnd}, and no
 * layer reads at or beyond {@code end}. A layer that knows the length of what it carries moves
 * {@code wireEnd} there, and {@code end} with it where that is nearer.
 */
final class Cursor {
  /**
   * Up to 26 bytes behind the shortest packet in the shortest Ethernet frame, and 4 of checksum.
   */
  static final int MOST_PADDING = 26 + 4;

  byte[] buffer = new byte[0];

  /** The next byte to read. */
  int at;

  /** Behind the last byte that is present and belongs to the layer. */
  int end;

  /** Behind the last byte that the layer had when it was sent. */
  int wireEnd;

  /** Whether the snap length cut the frame. */
  boolean cut;

  /** 4 or 6, of the IP header passed last. */
  int ipVersion;

  /** Whether the radio put padding between the 802.11 header and what it carries. */
  boolean radioPadding;

  /** The protocol or next header number in front of the content, where that is a fragment. */
  int protocol;

  /** Where an IP layer found a fragment: its identification, its place, whether more follow it. */
  long fragmentId;

  int fragmentOffset;
  boolean moreFragments;

  /** Whether only the headers of a first fragment are walked; what is missing may come yet. */
  boolean inFragment;

  /** UDP ports in front of a tunnel, the source in the upper 16 bits; 0 once that was entered. */
  int ports;

  /** Whether a {@link Guess} missed bytes that the snap length hides. */
  boolean hidden;

  /** The kinds of {@link Anomaly} found so far, a bit each. */
  long anomalies;

  /** The kinds found in other fragments of the packet that the frame made whole. */
  long fragmentAnomalies;

  /** Where IPv6 extension headers begin. */
  int extensionsAt;

  /** What the extension headers mean for the pseudo-header of the ICMPv6 checksum. */
  PseudoHeader pseudoHeader = PseudoHeader.AS_SENT;

  long pseudoSrcHigh;
  long pseudoSrcLow;
  long pseudoDstHigh;
  long pseudoDstLow;

  /** Which addresses the sender computed an ICMPv6 checksum with. */
  enum PseudoHeader {
    /** Those of the IPv6 header. */
    AS_SENT,
    /** The home address and the last stop of the route, in the cursor's fields. */
    REPLACED,
    /** A routing header of a type that is not read hides the final destination. */
    UNKNOWN
  }

  /**
   * What a header or a capture gives as longer counts as this long: all the same wherever in its
   * array a frame stands, and behind any place in it still a number.
   */
  static final int LONGEST = 1 << 30;

  void start(Frame frame) {
    int offset = frame.offset();
    int capLen = frame.capLen();
    int len = Math.max(capLen, frame.len());
    buffer = frame.buffer();
    at = offset;
    end = offset + capLen;
    int carried = Math.max(0, Math.min(len, LONGEST) - frame.fcsLen());
    wireEnd = offset + carried;
    end = Math.min(end, wireEnd);
    cut = capLen < len;
    radioPadding = false;
    ports = 0;
    hidden = false;
    ipVersion = 0;
    inFragment = false;
    anomalies = 0;
    fragmentAnomalies = 0;
  }

  /**
   * Stands nowhere, with nothing noted: for a frame that no layer reads.
   *
   * @param ipVersion 4 or 6, of the IP header in front of ICMP; 0 without one
   */
  void clear(int ipVersion) {
    this.ipVersion = ipVersion;
    anomalies = 0;
    fragmentAnomalies = 0;
  }

  /** Stands where another cursor stands, with nothing noted. */
  void copy(Cursor other) {
    buffer = other.buffer;
    at = other.at;
    end = other.end;
    wireEnd = other.wireEnd;
    cut = other.cut;
    ipVersion = other.ipVersion;
    extensionsAt = other.extensionsAt;
    pseudoHeader = other.pseudoHeader;
    radioPadding = other.radioPadding;
    ports = other.ports;
    hidden = false;
    anomalies = 0;
  }

  /**
   * Goes to the content of a packet that came in fragments.
   *
   * @param present how many bytes of it are in the array, from the beginning
   */
  void goTo(Datagram datagram, byte[] content, int present, int length) {
    buffer = content;
    at = 0;
    end = present;
    wireEnd = length;
    cut |= present < length;
    ipVersion = datagram.header.ipVersion();
    fragmentAnomalies |= datagram.anomalies;
    extensionsAt = -datagram.optionsLen;
    pseudoHeader = datagram.pseudoHeader;
    pseudoSrcHigh = datagram.pseudoSrcHigh;
    pseudoSrcLow = datagram.pseudoSrcLow;
    pseudoDstHigh = datagram.pseudoDstHigh;
    pseudoDstLow = datagram.pseudoDstLow;
  }

  /** Takes down that the frame has an anomaly. */
  void note(Anomaly anomaly) {
    anomalies |= anomaly.bit();
  }

  /** Tells that the layer at hand and all it carries ended at a position when it was sent. */
  void endsAt(int position) {
    wireEnd = position;
    end = Math.min(end, position);
  }

  /**
   * Tells that what the layer at hand carries ended at a position when it was sent, where that is
   * inside of what the outer layers carry.
   */
  void endsWithin(int position) {
    if (position < wireEnd) {
      endsAt(position);
    }
  }

  /** Takes bytes off the end of what the layer at hand carries, where it has so many. */
  void dropTrailer(int length) {
    endsAt(Math.max(at, wireEnd - length));
  }

  /** Passes a header of which nothing is read. */
  Step behind(int header, Step next) {
    if (left() < header) {
      return missing(header);
    }
    at += header;
    return next;
  }

  /**
   * Tells that the IP packet at hand ended at a position when it was sent, and notes what is odd
   * about that.
   *
   * @param beyond what it is where the layer around it ended before
   */
  void packetEndsAt(int position, Anomaly beyond) {
    if (position > wireEnd) {
      note(beyond);
    } else if (wireEnd - position > MOST_PADDING) {
      note(Anomaly.TRAILING_BYTES);
    }
    endsAt(position);
  }

  /** How many bytes are present from here on. */
  int left() {
    return end - at;
  }

  /**
   * The end of decoding where fewer bytes than {@code needed} are present of what may be a tunnel
   * over UDP: whole, it is too short for one.
   */
  Step ordinary(int needed) {
    return cut && wireEnd - at >= needed ? Step.TRUNCATED : Step.NOT_ICMP;
  }

  /**
   * The end of decoding where fewer bytes than {@code needed} are present; which anomaly that is
   * follows from the layer.
   */
  Step missing(int needed) {
    if (inFragment) {
      return Step.FRAGMENT;
    }
    return cut && wireEnd - at >= needed ? Step.TRUNCATED : Step.MALFORMED;
  }

  /**
   * The end of decoding where fewer bytes than {@code needed} are present.
   *
   * @param anomaly what it is where they were not cut off
   */
  Step missing(int needed, Anomaly anomaly) {
    if (inFragment) {
      return Step.FRAGMENT; // the rest of the header may come in the next one (RFC 7112)
    }
    return cut && wireEnd - at >= needed ? Step.TRUNCATED : malformed(anomaly);
  }

  /** The end of decoding where lengths or versions contradict each other. */
  Step malformed(Anomaly anomaly) {
    note(anomaly);
    return Step.MALFORMED;
  }
}
