// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

/** Which record of the evaluation a field is read from. */
public enum Side {
  /** The rule's own record: the frame, the exchange or the iStream. */
  OWN,
  /** The request of the exchange, or the request that a collection is at. */
  REQUEST,
  /** The reply of the exchange, or the reply that a collection is at. */
  REPLY,
  /** The frame that a collection is at. */
  FRAME,
  /** The exchange that a collection is at. */
  EXCHANGE
}
