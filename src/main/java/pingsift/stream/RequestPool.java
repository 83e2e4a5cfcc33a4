// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Mixer;
import pingsift.decode.BorrowedEcho;
import pingsift.decode.IcmpMessage;

/**
 * What the remembered requests of all iStreams of a table share: slots for open ones, used again by
 * whichever iStream asks next, and views of decided ones.
 *
 * <p>The slot that became free last is given out first: a few slots that stay in the processor's
 * cache serve most traffic. Ordinary pings have slots of their own, or all would grow to the size of
 * the largest request. At most 1 MiB of them is kept.
 */
final class RequestPool {
  private static final int BYTES_MOST = 1 << 20;

  final Mixer mixer;

  /** Shows the decided request that an exchange is about. */
  final BorrowedEcho view = new BorrowedEcho();

  /** Shows decided requests one after the other while one is searched. */
  final BorrowedEcho probe = new BorrowedEcho();

  private final Stack ordinary = new Stack();
  private final Stack large = new Stack();

  RequestPool(Mixer mixer) {
    this.mixer = mixer;
  }

  /** A slot for a request, with room for it where there is one. */
  RequestSlot take(IcmpMessage request) {
    return (RequestSlot.isOrdinary(request) ? ordinary : large).take();
  }

  void give(RequestSlot slot) {
    (slot.isOrdinary() ? ordinary : large).give(slot);
  }

  private static final class Stack {
    private static final int BYTES_MOST = 1 << 19;

    private @Nullable RequestSlot[] free = new RequestSlot[64];
    private int count;
    private int bytes;

    RequestSlot take() {
      RequestSlot slot = count == 0 ? null : free[--count];
      if (slot == null) {
        return new RequestSlot();
      }
      bytes -= slot.bytes();
      return slot;
    }

    void give(RequestSlot slot) {
      if (bytes + slot.bytes() > BYTES_MOST) {
        return;
      }
      bytes += slot.bytes();
      if (count == free.length) {
        free = Arrays.copyOf(free, 2 * count);
      }
      free[count++] = slot;
    }
  }
}
