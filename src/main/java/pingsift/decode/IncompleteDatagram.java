// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/**
 * What was there of an IP packet when its other fragments were given up. Borrowed for the call of
 * the {@link Listener}.
 */
public final class IncompleteDatagram {
  /** Why it was given up. */
  public enum Reason {
    EXPIRED("expired"),
    /** The limit of memory was reached. */
    EVICTED("evicted"),
    CAPTURE_END("capture_end");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** Hears of packets that were given up. */
  public interface Listener {
    void incomplete(IncompleteDatagram datagram);
  }

  final IcmpMessage message = new IcmpMessage();
  Reason reason = Reason.EXPIRED;
  boolean hasIcmp;
  long id;
  int bytes;
  int length;
  int holes;

  /**
   * Its addresses, its path, the number and time of the frame that came last, and its fragments;
   * where {@link #hasIcmp()} also what was there of the ICMP message.
   */
  public IcmpMessage message() {
    return message;
  }

  /** Whether the beginning was there, at least type, code and checksum. */
  public boolean hasIcmp() {
    return hasIcmp;
  }

  public Reason reason() {
    return reason;
  }

  /** The identification: 16 bits in IPv4, 32 in IPv6. */
  public long id() {
    return id;
  }

  /** Bytes of content that came, as sent. */
  public int bytes() {
    return bytes;
  }

  /** Bytes of content of the whole packet; {@link IcmpMessage#ABSENT} without the last fragment. */
  public int length() {
    return length;
  }

  /** How many stretches are missing, an end that did not come being one. */
  public int holes() {
    return holes;
  }
}
