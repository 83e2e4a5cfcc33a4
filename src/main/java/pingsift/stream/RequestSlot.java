// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import org.jspecify.annotations.Nullable;
import pingsift.decode.KeptEcho;

/** An open request. Slots go from iStream to iStream by way of the {@link RequestPool}. */
final class RequestSlot extends KeptEcho {
  private static final int OBJECT_BYTES = 64;

  /** Null while nobody uses the slot. */
  @Nullable EchoStream stream;

  /** Capture time at its arrival. */
  long clock;

  /** It repeats an earlier request. */
  boolean duplicate;

  /** Its neighbours in the {@link OpenQueue}. */
  @Nullable RequestSlot before;

  @Nullable RequestSlot after;

  int bytes() {
    return OBJECT_BYTES + recordBytes();
  }
}
