// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

/**
 * How data is taken out of messages.
 *
 * @param skip bytes at the beginning of each message's Data that are a tool's own header
 * @param encoding in which the rest was sent
 * @param fill whether zeros stand for what the capture cut, so that what follows keeps its place
 * @param orderBytes memory for putting messages in the order of their sequence numbers; 0 leaves
 *     them as captured
 * @param headLen how much of the beginning is kept to know the content by
 */
public record CarveOptions(
    int skip, Encoding encoding, boolean fill, long orderBytes, int headLen) {
  public static final CarveOptions DEFAULT = new CarveOptions(0, Encoding.NONE, false, 0, 4096);

  public CarveOptions {
    if (skip < 0 || orderBytes < 0 || headLen < 0) {
      throw new IllegalArgumentException("no length is below 0");
    }
    if (fill && encoding != Encoding.NONE) {
      throw new IllegalArgumentException("zeros keep no place in what is decoded");
    }
  }
}
