// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;

/** Nobody reads standard output any more: the command ends without a word. */
final class BrokenPipeException extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenPipeException(IOException cause) {
    super("broken pipe", cause);
  }
}
