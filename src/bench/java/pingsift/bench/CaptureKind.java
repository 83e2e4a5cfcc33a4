// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import pingsift.workload.Workload;

/** The captures of the table. Each is made once and kept. */
enum CaptureKind {
  ECHO("Echo", 182),
  MIXED("mixed, 5 % ICMP", 356),
  START("10 frames", 100),
  MEMORY("500,000 iStreams at once", 182);

  private static final int START_FRAMES = 10;
  private static final int MEMORY_FRAMES = 1_000_000;

  private final String text;
  private final int frameBytes;

  CaptureKind(String text, int frameBytes) {
    this.text = text;
    this.frameBytes = frameBytes;
  }

  /** As the table shows it. */
  String text() {
    return text;
  }

  /** How many frames it has where {@code wanted} are asked for: two of them do not vary. */
  long frames(long wanted) {
    return switch (this) {
      case ECHO, MIXED -> wanted;
      case START -> START_FRAMES;
      case MEMORY -> MEMORY_FRAMES;
    };
  }

  Path file(Path folder, long wanted) {
    String name = name().toLowerCase(java.util.Locale.ROOT);
    return folder.resolve(name + "-" + frames(wanted) + ".pcap");
  }

  /** What the file takes, to within a few per cent. */
  long estimatedBytes(long wanted) {
    return frames(wanted) * frameBytes;
  }

  void make(Path folder, long wanted) throws IOException {
    Path file = file(folder, wanted);
    if (!Files.exists(file)) {
      System.err.println("making " + file);
      workload(frames(wanted)).write(file);
    }
  }

  private Workload workload(long frames) {
    return switch (this) {
      case ECHO, START -> Workload.echo(frames);
      case MIXED -> Workload.mixed(frames);
      case MEMORY -> Workload.streams(frames);
    };
  }
}
