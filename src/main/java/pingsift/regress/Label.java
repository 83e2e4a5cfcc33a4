// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

/** What a capture is known to hold. */
public enum Label {
  MALICIOUS,
  BENIGN,
  /** {@code recon}: neither a channel nor ordinary traffic; it counts neither way. */
  OTHER,
  /** Nobody said. */
  NONE
}
