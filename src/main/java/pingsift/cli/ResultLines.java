// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.nio.charset.StandardCharsets;
import pingsift.diag.DisplayText;

/** Lines that tell what was written where. */
final class ResultLines {
  private ResultLines() {}

  /** To standard output; to stderr where standard output takes the data itself. */
  static TextTable.Lines of(Terminal terminal, boolean outIsTaken) {
    if (outIsTaken) {
      return line -> terminal.err().println(DisplayText.safe(line));
    }
    return line ->
        terminal.out().write((DisplayText.safe(line) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
