// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the captures of a table take on disk. */
record DiskNeed(Path work, long bytes, long missingBytes) {
  private static final long SPARE = 1L << 30;

  static DiskNeed of(TableOptions options) {
    Map<Path, Long> files = new TreeMap<>();
    for (Row row : options.rows()) {
      add(files, row.capture(), options.work(), options.frames());
      if (row.isSteady() && options.measuresLong()) {
        add(files, row.capture(), options.work(), options.longFrames());
      }
    }
    long missing = 0;
    long all = 0;
    for (Map.Entry<Path, Long> file : files.entrySet()) {
      all += file.getValue();
      missing += Files.exists(file.getKey()) ? 0 : file.getValue();
    }
    return new DiskNeed(options.work(), all, missing);
  }

  private static void add(Map<Path, Long> files, CaptureKind kind, Path work, long frames) {
    files.put(kind.file(work, frames), kind.estimatedBytes(frames));
  }

  /**
   * Says what is needed.
   *
   * @throws IOException where there is not enough room
   */
  void check() throws IOException {
    System.err.printf(
        "captures take %.2f GB in %s, %.2f GB of it yet to be made%n",
        bytes / 1e9, work, missingBytes / 1e9);
    long usable = Files.getFileStore(work).getUsableSpace();
    if (missingBytes > 0 && usable < missingBytes + SPARE) {
      throw new IOException(
          "only %.2f GB are free there: take fewer --frames, or --longer 1"
              .formatted(usable / 1e9));
    }
  }
}
