// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/**
 * An Echo message whose record is in somebody else's bytes: valid until those are overwritten.
 *
 * <p>Its facts take {@link #factsSize}, its body {@link #bodySize} bytes; both may stand anywhere.
 */
public final class BorrowedEcho extends EchoRecord {
  /** Makes this a view of a record that is or will be there, and returns it. */
  public BorrowedEcho wrap(byte[] facts, int at, byte[] body, int bodyAt) {
    this.record = facts;
    this.at = at;
    this.body = body;
    this.bodyAt = bodyAt;
    return this;
  }

  /** Says what is no number: the capture file, and the path unless VLAN tags are all of it. */
  public BorrowedEcho from(String file, Path tunnels) {
    this.file = file;
    this.tunnels = tunnels;
    return this;
  }

  /**
   * Writes what a message is compared by, and its Data, to where this is a view of. {@link #restore}
   * means nothing then.
   */
  public void keepBrief(IcmpMessage message) {
    writeBrief(message, message.data().length());
  }

  /** Writes a message with its Data to where this is a view of. */
  public void keep(IcmpMessage message) {
    write(message, message.data().length());
  }
}
