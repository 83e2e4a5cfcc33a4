// SPDX-License-Identifier: Apache-2.0
package pingsift.fuzz;

import java.util.Arrays;

/** Takes decisions from the bytes of an input, front to back; behind its end all are 0. */
final class InputReader {
  private final byte[] input;
  private int at;

  InputReader(byte[] input) {
    this.input = input;
  }

  boolean hasMore() {
    return at < input.length;
  }

  int u8() {
    return at < input.length ? input[at++] & 0xff : 0;
  }

  int u16() {
    return u8() << 8 | u8();
  }

  int s16() {
    return (short) u16();
  }

  byte[] rest() {
    byte[] rest = Arrays.copyOfRange(input, Math.min(at, input.length), input.length);
    at = input.length;
    return rest;
  }
}
