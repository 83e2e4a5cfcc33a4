// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.io.IOException;

/** A value that cannot stand in a rule. */
public final class SweepException extends IOException {
  private static final long serialVersionUID = 1L;

  SweepException(String message) {
    super(message);
  }
}
