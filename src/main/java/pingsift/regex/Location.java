// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

/**
 * Where a match stands in the data.
 *
 * @param start of its first byte
 * @param end one past its last byte
 */
public record Location(int start, int end) {
  public int length() {
    return end - start;
  }
}
