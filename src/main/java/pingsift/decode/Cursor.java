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

  /** Whether more fragments of the packet follow this one, its first. */
  boolean fragment;

  /** UDP ports in front of a tunnel, the source in the upper 16 bits; 0 once that was entered. */
  int ports;

  /** Whether a {@link Guess} missed bytes that the snap length hides. */
  boolean hidden;

  /** The kinds of {@link Anomaly} found so far, a bit each. */
  long anomalies;

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

  void start(Frame frame) {
    int offset = frame.offset();
    int capLen = frame.capLen();
    int len = Math.max(capLen, frame.len());
    buffer = frame.buffer();
    at = offset;
    end = offset + capLen;
    int carried = Math.max(0, Math.min(len, Integer.MAX_VALUE - offset) - frame.fcsLen());
    wireEnd = offset + carried;
    end = Math.min(end, wireEnd);
    cut = capLen < len;
    radioPadding = false;
    fragment = false;
    ports = 0;
    anomalies = 0;
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

  /** The end of decoding where fewer bytes than {@code needed} are present. */
  Step missing(int needed) {
    if (fragment) {
      return Step.FRAGMENT; // the rest of the header may come in the next one (RFC 7112)
    }
    return cut && wireEnd - at >= needed ? Step.TRUNCATED : Step.MALFORMED;
  }
}
