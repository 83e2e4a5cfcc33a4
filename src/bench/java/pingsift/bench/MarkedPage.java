// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of which a part between two lines is made by a program. */
final class MarkedPage {
  private static final String BEGIN = "<!-- bench/run table writes what follows -->\n";
  private static final String END = "<!-- to here -->\n";

  private MarkedPage() {}

  /**
   * Replaces what stands between the two lines.
   *
   * @throws IOException where the page has not got them
   */
  static void replace(Path page, String text) throws IOException {
    String old = Files.readString(page);
    int begin = old.indexOf(BEGIN);
    int end = old.indexOf(END, Math.max(0, begin));
    if (begin < 0 || end < 0) {
      throw new IOException(page + " has no lines that say where the table goes");
    }
    String before = old.substring(0, begin + BEGIN.length());
    Files.writeString(page, before + "\n" + text + "\n" + old.substring(end));
  }
}
