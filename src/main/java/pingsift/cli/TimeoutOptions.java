// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import picocli.CommandLine.Option;
import pingsift.decode.ReassemblyOptions;
import pingsift.stream.StreamOptions;

/** The options of a command that forms iStreams. Durations are capture time. */
final class TimeoutOptions {
  @Option(
      names = "--timeout-inactive",
      paramLabel = "DURATION",
      defaultValue = "5m",
      converter = DurationConverter.class,
      description =
          "An iStream without a frame for longer than this has ended; `off` takes a whole capture"
              + " as one. Default: ${DEFAULT-VALUE}")
  private long inactive = StreamOptions.DEFAULT.inactiveNanos();

  @Option(
      names = "--timeout-active",
      paramLabel = "DURATION",
      defaultValue = "5m",
      converter = DurationConverter.AboveZero.class,
      description =
          "How often an iStream that goes on is tried as if it ended. Default: ${DEFAULT-VALUE}")
  private long active = StreamOptions.DEFAULT.activeNanos();

  @Option(
      names = "--timeout-exchange",
      paramLabel = "DURATION",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description =
          "A request without a reply for longer than this is unanswered. Default: ${DEFAULT-VALUE}")
  private long exchange = StreamOptions.DEFAULT.exchangeNanos();

  @Option(
      names = "--mirror-window",
      paramLabel = "DURATION",
      defaultValue = "1ms",
      converter = DurationConverter.class,
      description =
          "An exact copy of a frame within this time is a mirrored frame, not a second message;"
              + " `off` takes every copy as a message. Default: ${DEFAULT-VALUE}")
  private long mirror = StreamOptions.DEFAULT.mirrorNanos();

  /** The defaults with what the user asked for. */
  StreamOptions streams() {
    return streams(StreamOptions.DEFAULT.frameRanges());
  }

  /** As {@link #streams()}, and iStreams keep what their entropy needs, where that is asked for. */
  StreamOptions streams(boolean histograms) {
    return streams().withHistograms(histograms);
  }

  /** As {@link #streams()}, and every frame number is kept. */
  StreamOptions streamsInFull() {
    return streams(Integer.MAX_VALUE);
  }

  /** How fragments are put together: exact copies are known as long as those of frames are. */
  ReassemblyOptions reassembly() {
    ReassemblyOptions defaults = ReassemblyOptions.DEFAULT;
    return new ReassemblyOptions(
        MemoryLimits.ofThisHeap().fragmentBytes(),
        defaults.ipv4Nanos(),
        defaults.ipv6Nanos(),
        mirror == StreamOptions.OFF ? 0 : mirror);
  }

  private StreamOptions streams(int frameRanges) {
    StreamOptions defaults = StreamOptions.DEFAULT;
    MemoryLimits memory = MemoryLimits.ofThisHeap();
    return new StreamOptions(
        inactive,
        active,
        exchange,
        mirror == StreamOptions.OFF ? 0 : mirror, // no window: no frame is a mirrored one
        memory.streams(),
        memory.streamBytes(),
        defaults.histograms(),
        frameRanges);
  }
}
