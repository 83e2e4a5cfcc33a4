// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.io.IOException;

/** A frame that a capture format cannot hold, and why. */
public final class UnfitFrameException extends IOException {
  private static final long serialVersionUID = 1L;

  UnfitFrameException(String reason) {
    super(reason);
  }
}
