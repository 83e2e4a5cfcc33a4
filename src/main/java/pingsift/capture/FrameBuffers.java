// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

/** Where a reader gets the arrays that frames lie in, so that frames can outlive the next one. */
public interface FrameBuffers {
  /**
   * Whether the reader may read on behind the bytes that it has, in the array that it has. It asks
   * before each read.
   *
   * @param waits whether the read may have to wait until someone writes
   * @param room how many bytes of the array are left
   */
  boolean goesOn(boolean waits, int room);

  /**
   * An array for the frames that come next. Those that were handed out stay in the array before,
   * into which the reader does not write any more unless it is given it again.
   *
   * @param current the array before
   * @param least how many bytes the next array must have
   */
  byte[] next(byte[] current, int least);
}
