// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a record that cannot be understood, with the line at which that shows. */
public final class RecordException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param line from 1
   */
  RecordException(Path file, int line, String what) {
    super(file + ":" + line + ": " + what);
  }
}
