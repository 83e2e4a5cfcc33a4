// SPDX-License-Identifier: Apache-2.0
package pingsift.fuzz;

import java.util.Arrays;

/**
 * A packet put together byte by byte, as long as its fragments neither overlap nor contradict each
 * other; from then on it is {@link #odd} and nothing is claimed of it.
 */
final class NaivePacket {
  private static final byte MISSING = 0;
  private static final byte THERE = 1;
  private static final byte CUT = 2;

  final long openedNanos;
  boolean odd;
  private byte[] state = new byte[1024];
  private int reach;
  private int end = -1;

  NaivePacket(long openedNanos) {
    this.openedNanos = openedNanos;
  }

  void add(FragmentDraft fragment) {
    int from = fragment.start();
    int to = from + fragment.length();
    odd |= fragment.lie() != 0 || fragment.otherProtocol();
    odd |= fragment.more() && fragment.length() % 8 != 0;
    odd |= end >= 0 && (to > end || !fragment.more() || to == end);
    odd |= !fragment.more() && reach > to;
    if (to > state.length) {
      state = Arrays.copyOf(state, 2 * to);
    }
    for (int i = from; i < to; i++) {
      odd |= state[i] != MISSING;
      state[i] = i < from + fragment.captured() ? THERE : CUT;
    }
    reach = Math.max(reach, to);
    if (!fragment.more()) {
      end = to;
    }
  }

  boolean isWhole() {
    for (int i = 0; i < end; i++) {
      if (state[i] == MISSING) {
        return false;
      }
    }
    return end >= 0;
  }

  int length() {
    return end;
  }

  /** How many bytes are there from the start on. */
  int present() {
    int present = 0;
    while (present < end && state[present] == THERE) {
      present++;
    }
    return present;
  }

  /** What is there of the Data behind eight bytes of ICMP header. */
  byte[] data(int ipVersion, int id) {
    byte[] data = new byte[Math.max(0, present() - 8)];
    for (int i = 0; i < data.length; i++) {
      data[i] = FragmentDraft.content(ipVersion, id, 8 + i);
    }
    return data;
  }

  @Override
  public String toString() {
    return "reaches to " + reach + ", ends at " + end + ", " + present() + " captured";
  }
}
