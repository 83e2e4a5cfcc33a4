// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.nio.file.Path;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureFile;

/**
 * One capture of a corpus.
 *
 * @param name its path below the corpus, with {@code /} between folders; see {@link CaptureNames}
 * @param path where it lies
 * @param bytes as it is stored
 */
public record CorpusCapture(String name, Path path, long bytes) {
  /**
   * Opens it.
   *
   * @throws CaptureException where it cannot be read, or is no capture
   */
  public CaptureFile open() throws CaptureException {
    return CaptureFile.open(path, name);
  }
}
