// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.IOException;

/**
 * What is wrong with the bytes, said by a part that knows neither file nor frame number; {@link
 * CaptureFile} adds them and makes it a {@link CaptureException}.
 */
final class BrokenInputException extends IOException {
  private static final long serialVersionUID = 1L;

  /** A reason in the words of {@link CaptureException}: lower case, no full stop. */
  BrokenInputException(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
