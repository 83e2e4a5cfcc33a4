// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/** An Echo message whose record is in somebody else's bytes: valid until those are overwritten. */
public final class BorrowedEcho extends EchoRecord {
  /** Makes this a view of bytes that {@link #copyTo} wrote, and returns it. */
  public BorrowedEcho wrap(byte[] array, int at, String file, Path tunnels) {
    this.record = array;
    this.at = at;
    this.file = file;
    this.tunnels = tunnels;
    return this;
  }
}
