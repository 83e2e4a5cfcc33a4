// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import pingsift.bytes.Bytes;

/**
 * A copy of an Echo message in memory of its own: for those that keep many and look at few.
 *
 * <p>Empty until the first {@link #keep} or {@link #keepFacts}; its memory is used again by the
 * next. Not thread-safe.
 */
public class KeptEcho extends EchoRecord {
  /** Room for the Data of an ordinary ping, Linux' 56 bytes, without another array. */
  private static final int ORDINARY = FACTS_V4 + 56;

  /** Takes over a message with its Data; {@link IcmpMessage#isEcho()} holds. */
  public final void keep(IcmpMessage message) {
    Bytes data = message.data();
    write(message, roomFor(size(message, data.length())), data.length());
  }

  /** Takes over a message without its Data, of which only the length sent is kept. */
  public final void keepFacts(IcmpMessage message) {
    write(message, size(message, 0), 0);
  }

  private void write(IcmpMessage message, int room, int dataLen) {
    if (record.length < room) {
      record = new byte[room];
    }
    body = record;
    bodyAt = factsSize(message.ipVersion);
    file = message.file;
    tunnels = message.path.tunnelsKeptAs(tunnels);
    write(message, dataLen);
  }

  private static int size(IcmpMessage message, int dataLen) {
    return factsSize(message.ipVersion) + bodySize(message, dataLen);
  }

  /**
   * Common ping sizes exactly, others with room to grow, so that a stream of varying sizes settles
   * soon.
   */
  private static int roomFor(int length) {
    return length <= ORDINARY ? ORDINARY : Integer.highestOneBit(length - 1) << 1;
  }

  /** Bytes of memory that the array takes with its header, and the tunnels. */
  public final int recordBytes() {
    return (record.length == 0 ? 0 : 16 + record.length) + tunnels.bytes();
  }
}
