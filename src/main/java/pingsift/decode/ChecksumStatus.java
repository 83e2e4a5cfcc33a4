// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/**
 * What is known of a checksum: it agrees, it does not, or the bytes it covers are not all there.
 */
public enum ChecksumStatus {
  GOOD,
  BAD,
  UNVERIFIED
}
