// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/**
 * What became of fragments that may carry ICMP. Always {@code datagrams = reassembled + incomplete
 * + evicted + discarded + otherProtocol + waiting ones}.
 */
public final class FragmentCounts {
  long fragments;
  long duplicates;
  long dropped;
  long datagrams;
  long reassembled;
  long incomplete;
  long evicted;
  long discarded;
  long otherProtocol;
  long waiting;

  /** Fragments that came. */
  public long fragments() {
    return fragments;
  }

  /** Exact copies of fragments that had come before. */
  public long duplicates() {
    return duplicates;
  }

  /** Fragments that no host would take: empty ones, those that contradict others. */
  public long dropped() {
    return dropped;
  }

  /** Packets of which at least one fragment came. */
  public long datagrams() {
    return datagrams;
  }

  /** Packets that were put together. */
  public long reassembled() {
    return reassembled;
  }

  /** Packets that were not whole in time, or at the end of the capture. */
  public long incomplete() {
    return incomplete;
  }

  /** Packets given up before their time, because memory was full. */
  public long evicted() {
    return evicted;
  }

  /** IPv6 packets given up because fragments overlapped (RFC 5722). */
  public long discarded() {
    return discarded;
  }

  /** Packets whose first fragment led to another protocol than ICMP. */
  public long otherProtocol() {
    return otherProtocol;
  }

  /** Packets whose fragments are waited for. */
  public long waiting() {
    return waiting;
  }

  /** Whether every packet is accounted for. */
  public boolean addUp() {
    return datagrams == reassembled + incomplete + evicted + discarded + otherProtocol + waiting;
  }
}
