// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureFile;
import pingsift.capture.CaptureReader;

/** A capture file; a small one is read from disk once and kept. Thread-safe. */
final class FileCapture implements CaptureSource {
  /** Larger ones are read anew each time. */
  static final long MOST_KEPT = 4 << 20;

  private final Path path;
  private final boolean keep;
  private byte @Nullable [] bytes;

  /**
   * @param keep whether a small file may stay in memory
   */
  FileCapture(Path path, boolean keep) {
    this.path = path;
    this.keep = keep;
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public CaptureReader open() throws IOException {
    // a pipe or a device would be waited for, or never end
    if (!Files.isRegularFile(path) && Files.exists(path)) {
      String what = Files.isDirectory(path) ? "a directory, not a file" : "not a regular file";
      throw new CaptureException(name(), -1, 0, what);
    }
    if (keep && Files.isRegularFile(path) && Files.size(path) <= MOST_KEPT) {
      return CaptureFile.open(new ByteArrayInputStream(bytes()), name());
    }
    return CaptureFile.open(name().equals(CaptureFile.STANDARD_INPUT) ? "./-" : name());
  }

  private synchronized byte[] bytes() throws IOException {
    if (bytes == null) {
      bytes = Files.readAllBytes(path);
    }
    return bytes;
  }
}
